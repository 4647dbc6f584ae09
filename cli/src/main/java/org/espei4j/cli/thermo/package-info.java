/// The commands that compute from a database: `espei energy`, `equilibrium` and `map`.
///
/// Each reads its arguments with [SystemArguments][org.espei4j.cli.thermo.SystemArguments] and shows what the packages of
/// `org.espei4j.calphad` compute, as a table or as JSON.
@NullMarked
package org.espei4j.cli.thermo;

import org.jspecify.annotations.NullMarked;
