/// What all commands share: the console with its line of progress, logging, exit codes, and lines of JSON that are asked
/// and answered.
///
/// [Console][org.espei4j.cli.terminal.Console] is where everything is shown; [Failures][org.espei4j.cli.terminal.Failures]
/// turns whatever a command throws into a message and an exit code.
@NullMarked
package org.espei4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
