/**
 * {@code counterfactual}, {@code counterfactual_donors} and {@code trade_stability}: what trade
 * would have been without a summit, and how steady it was before and after.
 */
@NullMarked
package org.summitledger.report.summit;

import org.jspecify.annotations.NullMarked;
