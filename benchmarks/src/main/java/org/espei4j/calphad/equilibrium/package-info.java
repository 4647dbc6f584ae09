/// Benchmarks of what the equilibrium solver keeps to itself: they share its package to reach its stages one by one.
@NullMarked
package org.espei4j.calphad.equilibrium;

import org.jspecify.annotations.NullMarked;
