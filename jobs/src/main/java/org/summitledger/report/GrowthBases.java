package org.summitledger.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.reference.Countries;

/**
 * With which earlier periods a period is compared: the like period of the year before; and where a
 * commitment's window has opened, the like period of the last complete year before it, as in {@code
 * sector_tracking}.
 */
final class GrowthBases {
  private final List<Commitment> cases = new ArrayList<>();

  /** Of all commitments under their scenarios. */
  GrowthBases(Ledger ledger) {
    for (Ledger.Case given : ledger.cases()) {
      if (given.commitment().window().start().isPresent()) {
        cases.add(given.commitment());
      }
    }
  }

  /** The first days of the periods that a period of a series is compared with. */
  SortedSet<LocalDate> of(GrowthSeries series, GrowthPeriod period) {
    SortedSet<LocalDate> bases = new TreeSet<>();
    bases.add(GrowthSeries.yearBefore(period.start()));
    for (Commitment c : cases) {
      if (concerns(c, series.cell().reporter(), series.cell().partner())) {
        baseline(c, series, period).ifPresent(day -> bases.add(day));
      }
    }
    return bases;
  }

  private static boolean concerns(Commitment c, String reporter, String partner) {
    return gives(c, reporter, partner) || gives(c, partner, reporter);
  }

  private static boolean gives(Commitment c, String giver, String receiver) {
    return isOf(c.givers(), giver) && isOf(c.receivers(), receiver);
  }

  private static boolean isOf(List<String> parties, String country) {
    return country.equals(Countries.WORLD) || parties.contains(country);
  }

  private static Optional<LocalDate> baseline(
      Commitment c, GrowthSeries series, GrowthPeriod period) {
    return Baseline.of(
        c,
        period.start(),
        period.end(),
        day -> series.cell().frequency().equals("A") && series.periods().containsKey(day));
  }
}
