/**
 * Summits, statements, commitments, scenarios and observations; pace and progress. Knows no Spark.
 */
@NullMarked
package org.summitledger.commitment;

import org.jspecify.annotations.NullMarked;
