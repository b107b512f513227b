/**
 * {@code commitments}, {@code commitment_progress} and {@code sector_tracking}: what was promised,
 * and what came of it beside the trade of the parties.
 */
@NullMarked
package org.summitledger.report.tracking;

import org.jspecify.annotations.NullMarked;
