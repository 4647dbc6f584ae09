/// Residuals and likelihoods: how far a database with given parameters is from the measurements.
///
/// The main type is [Likelihood][org.espei4j.assess.residual.Likelihood]. It is the sum over
/// [Residual][org.espei4j.assess.residual.Residual]s, one for each kind of measurement: phase boundaries, activities, properties of
/// fixed configurations, and properties at equilibrium. All are Gaussian; a calculation that fails is a
/// [PointFailure][org.espei4j.assess.residual.PointFailure] with a named reason and never counts as agreement.
///
/// Residuals of phase boundaries follow Bocklund et al., MRS Commun. 9 (2019) 618–627, doi 10.1557/mrc.2019.59.
@NullMarked
package org.espei4j.assess.residual;

import org.jspecify.annotations.NullMarked;
