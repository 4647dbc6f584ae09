/// What travels through a cluster: the documents of a problem, proposals, and results.
///
/// [ProblemDocuments][org.espei4j.cluster.problem.ProblemDocuments] is the main type. Everything is bytes of a
/// fixed, checked layout; no object of Java is ever made from what is received.
@NullMarked
package org.espei4j.cluster.problem;

import org.jspecify.annotations.NullMarked;
