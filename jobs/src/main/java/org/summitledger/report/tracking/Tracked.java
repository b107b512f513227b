package org.summitledger.report.tracking;

import java.util.List;
import java.util.Optional;
import org.summitledger.commitment.Ledger;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.report.trade.StudyCase;

/**
 * A commitment beside a series of trade between its parties.
 *
 * @param given the commitment under a scenario
 * @param study its parties and its scope
 * @param series the trade
 * @param world the reporter's trade with the world in the same sector, where the source states it
 * @param rates by which growth is told in US dollars
 */
record Tracked(
    Ledger.Case given,
    StudyCase study,
    TrackedSeries series,
    Optional<TrackedSeries> world,
    ExchangeRates rates) {

  /** Its periods since the window opened, or the last one before. */
  List<TrackedPeriod> periods() {
    return series.since(study.window().start()).stream()
        .map(figure -> TrackedPeriod.of(this, figure))
        .toList();
  }
}
