/** The formulas, one small class each, with the reference in the Javadoc. */
@NullMarked
package org.summitledger.indicator;

import org.jspecify.annotations.NullMarked;
