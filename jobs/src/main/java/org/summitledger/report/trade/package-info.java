/**
 * Trade as tables see it: series of parties, the world, both sides of one trade and {@code
 * mirror_gap} between them, joins that are counted; and all that a night knows.
 */
@NullMarked
package org.summitledger.report.trade;

import org.jspecify.annotations.NullMarked;
