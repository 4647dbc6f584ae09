/// JMH benchmarks, one class for each stage of the work. Energies, equilibria and likelihoods are those of real
/// systems; `docs/how-to/develop.md` says how to run them.
@NullMarked
package org.espei4j.benchmarks;

import org.jspecify.annotations.NullMarked;
