/// Thermodynamic databases as their files state them: elements, species, functions, phases, parameters.
///
/// The main type is [Database][org.espei4j.calphad.database.Database], immutable; change one through
/// [Database.Builder][org.espei4j.calphad.database.Database.Builder]. Reading and writing of TDB files is in the package
/// `tdb` below.
@NullMarked
package org.espei4j.calphad.database;

import org.jspecify.annotations.NullMarked;
