/// Prior probability densities of the fitted parameters.
///
/// A run file states priors as [PriorSpecification][org.espei4j.assess.prior.PriorSpecification]s, which are
/// relative to the start values; [JointPrior][org.espei4j.assess.prior.JointPrior] is the main type, the density
/// of the whole parameter vector. Independent one-dimensional densities are
/// [Prior][org.espei4j.assess.prior.Prior]s.
@NullMarked
package org.espei4j.assess.prior;

import org.jspecify.annotations.NullMarked;
