/// From expressions to fast code.
///
/// The work is staged by *binding time*: what depends on temperature and pressure alone is done once per measurement,
/// what depends on fitted values once per proposal, and only the rest for every set of site fractions. The main type is
/// [StagedProgram][org.espei4j.calphad.compile.StagedProgram].
///
/// Several expressions that are wanted together (an energy, its gradient, its Hessian) are lowered into one graph of
/// elementary operations in which equal sub-expressions are one node. The graph is scheduled as straight code with
/// branches where an expression has pieces. That code is run by an interpreter over a flat tape, the oracle and cold
/// start, or as JVM bytecode generated with `java.lang.classfile` into hidden classes.
@NullMarked
package org.espei4j.calphad.compile;

import org.jspecify.annotations.NullMarked;
