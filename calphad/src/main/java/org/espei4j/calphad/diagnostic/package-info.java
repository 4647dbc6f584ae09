/// How a user is told what is wrong with an input file.
///
/// The main type is [Problem][org.espei4j.calphad.diagnostic.Problem]: one finding with its place in a file, what was
/// found there, what was expected and how to mend it. A reader collects all problems of a file in
/// [Problems][org.espei4j.calphad.diagnostic.Problems] before it gives up with one
/// [BadInputException][org.espei4j.calphad.diagnostic.BadInputException].
@NullMarked
package org.espei4j.calphad.diagnostic;

import org.jspecify.annotations.NullMarked;
