/// The `espei` command: arguments, logging, progress, messages and exit codes.
///
/// [Espei][org.espei4j.cli.Espei] is the command and the main class. What it does is done by the packages it calls;
/// nothing is computed here. The only package that writes to the console.
@NullMarked
package org.espei4j.cli;

import org.jspecify.annotations.NullMarked;
