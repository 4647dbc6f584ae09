/// Sampling of the posterior distribution of the parameters.
///
/// [LogPosterior][org.espei4j.assess.sample.LogPosterior] is the function that is sampled; nothing in this
/// package knows of thermodynamics. Markov chains are made by the affine-invariant ensemble sampler of J. Goodman
/// and J. Weare, Comm. App. Math. Comp. Sci. 5 (2010) 65–80.
@NullMarked
package org.espei4j.assess.sample;

import org.jspecify.annotations.NullMarked;
