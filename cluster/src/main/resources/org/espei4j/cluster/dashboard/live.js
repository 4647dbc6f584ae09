// Keeps the page up to date. Without this script the page loads itself again.
"use strict";
const content = document.getElementById("status");
const connection = document.getElementById("connection");
const events = new EventSource("events");
events.onmessage = (event) => {
    content.innerHTML = event.data;
    connection.textContent = "live";
};
events.onerror = () => {
    connection.textContent = "The scheduler does not answer.";
};
