package org.espei4j.cluster;

/// Why a member of a cluster has ended.
///
/// @param orderly whether that is what somebody asked for
/// @param message what happened, for the log
public record Ending(boolean orderly, String message) {}
