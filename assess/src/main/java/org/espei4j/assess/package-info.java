/// Assessment of thermodynamic databases: what all its packages share.
@NullMarked
package org.espei4j.assess;

import org.jspecify.annotations.NullMarked;
