/// Reading and writing of databases in the TDB language of Thermo-Calc, in the dialects that files use.
///
/// The main types are [TdbReader][org.espei4j.calphad.database.tdb.TdbReader] and
/// [TdbWriter][org.espei4j.calphad.database.tdb.TdbWriter]. Reading goes in steps, so that the order of commands does
/// not matter: the text is cut into commands, each command is understood by itself as a statement, and the statements
/// are put together to a database. Whatever is wrong becomes a
/// [Problem][org.espei4j.calphad.diagnostic.Problem] of the catalogue
/// [TdbProblem][org.espei4j.calphad.database.tdb.TdbProblem]; a command that is wrong never costs the others.
///
/// What the language means: the Thermo-Calc database manager's guide, and the readers of OpenCalphad and pycalphad
/// where files rely on them.
@NullMarked
package org.espei4j.calphad.database.tdb;

import org.jspecify.annotations.NullMarked;
