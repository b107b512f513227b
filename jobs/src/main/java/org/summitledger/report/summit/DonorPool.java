package org.summitledger.report.summit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.summitledger.indicator.model.Series;
import org.summitledger.indicator.model.Study;
import org.summitledger.reference.Countries;
import org.summitledger.report.trade.SectorSeries;

/**
 * Which partners may be mixed into a synthetic one: countries without a commitment of their own
 * with the reporter, the {@value #MOST} that traded most before the window opened. Small trade is
 * noise (Abadie 2021), and {@value #MOST} placebos give an interval of 95 %.
 */
final class DonorPool {
  /** 39 placebos hold the treated unit with 95 %, see decision 0042. */
  static final int MOST = 40;

  private DonorPool() {}

  /**
   * The donors of a study, and candidates that would be among them but lack a figure.
   *
   * @param candidates the reporter's trade in the same sector with others
   * @param touched countries that the reporter shares a commitment with
   */
  static List<Series> of(Study study, Collection<SectorSeries> candidates, Set<String> touched) {
    Set<Integer> before = study.before().keySet();
    List<Series> largest =
        candidates.stream()
            .filter(s -> s.partner().matches("[A-Z]{3}") && !touched.contains(s.partner()))
            .filter(s -> !s.partner().equals(Countries.WORLD))
            .map(s -> StudySeries.of(s, s.partner()))
            .filter(s -> sum(s, before) > 0)
            .sorted(Comparator.comparing((Series s) -> -sum(s, before)).thenComparing(Series::unit))
            .toList();
    List<Series> pool = new ArrayList<>();
    int complete = 0;
    for (Series candidate : largest) {
      if (complete == MOST) {
        break;
      }
      pool.add(candidate);
      complete +=
          candidate.values().keySet().containsAll(study.treated().values().keySet()) ? 1 : 0;
    }
    return pool;
  }

  private static double sum(Series series, Set<Integer> periods) {
    return periods.stream().mapToDouble(p -> series.at(p).orElse(0.0)).sum();
  }
}
