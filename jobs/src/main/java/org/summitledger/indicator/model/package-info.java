/**
 * Estimators: what would have happened, and gravity; numerics by ojAlgo. They know no Spark, give a
 * reason where they give no number, and the same numbers on every machine.
 */
@NullMarked
package org.summitledger.indicator.model;

import org.jspecify.annotations.NullMarked;
