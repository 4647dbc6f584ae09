/// What is suspicious about datasets that can be read: units, and how they fit to phase models and to each other.
///
/// [DatasetCheck][org.espei4j.assess.dataset.check.DatasetCheck] is the main type. Each rule is a small class of its
/// own. What makes a set unreadable (shapes, types, missing keys) is found while it is read.
@NullMarked
package org.espei4j.assess.dataset.check;

import org.jspecify.annotations.NullMarked;
