// Keeps the page up to date: each event brings a section that has changed. Without this script the page loads itself
// again.
"use strict";

const connection = document.getElementById("connection");
const events = new EventSource("events");

function say(state, text) {
    document.body.dataset.connection = state;
    if (connection.textContent !== text) {
        connection.textContent = text;
    }
}

// Regions that are wider than the screen stay where the reader has moved them, and keep the focus.
function keepPlace(old, fresh) {
    const before = old.querySelectorAll(".scroll");
    const after = fresh.querySelectorAll(".scroll");
    before.forEach((region, i) => {
        if (!after[i]) {
            return;
        }
        after[i].scrollLeft = region.scrollLeft;
        if (region === document.activeElement) {
            after[i].focus({ preventScroll: true });
        }
    });
}

function isMarked(section) {
    const marked = document.getSelection();
    return marked && !marked.isCollapsed && marked.containsNode(section, true);
}

events.onopen = () => say("live", "live");

events.onmessage = (event) => {
    const template = document.createElement("template");
    template.innerHTML = event.data;
    const fresh = template.content.firstElementChild;
    const old = document.getElementById(fresh.id);
    // What the reader is marking, perhaps to copy it, stays.
    if (!isMarked(old)) {
        old.before(fresh);
        keepPlace(old, fresh);
        old.remove();
    }
    const title = fresh.querySelector("[data-title]");
    if (title) {
        document.title = title.dataset.title;
    }
};

events.onerror = () => {
    const ended = events.readyState === EventSource.CLOSED;
    say("lost", ended ? "ended: this link belongs to a scheduler that has ended" : "no answer; trying again");
};
