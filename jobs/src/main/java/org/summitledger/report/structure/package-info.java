/**
 * {@code market_share_analysis} and {@code trade_structure}: whose markets, and what is traded in
 * them.
 */
@NullMarked
package org.summitledger.report.structure;

import org.jspecify.annotations.NullMarked;
