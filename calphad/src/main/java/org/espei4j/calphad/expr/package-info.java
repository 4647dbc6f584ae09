/// Expressions: immutable, shared, exactly differentiable.
///
/// The main type is [Expr][org.espei4j.calphad.expr.Expr]. Structurally equal expressions are one object
/// (hash-consing), so that an expression is a directed acyclic graph and equality costs nothing.
///
/// Two ways lead to an expression. The factories of `Expr` keep the structure as given; a reader of databases uses
/// them, so that a file can be written as it was read.
/// [Algebra][org.espei4j.calphad.expr.Algebra] simplifies while it builds; models and derivatives use it.
@NullMarked
package org.espei4j.calphad.expr;

import org.jspecify.annotations.NullMarked;
