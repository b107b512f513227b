package org.summitledger.report.summit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;

/**
 * A summit, and the day that parts trade before it from trade since.
 *
 * @param summitId the summit
 * @param opens the first day of the earliest window that sources state for its commitments; the
 *     summit's own day where they state none
 * @param commitments made at it
 */
record SummitOpening(String summitId, LocalDate opens, List<Commitment> commitments) {

  /** All summits, in the order of their ids. */
  static List<SummitOpening> of(Ledger ledger) {
    return ledger.commitments().stream()
        .collect(Collectors.groupingBy(Commitment::summitId, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(e -> new SummitOpening(e.getKey(), opens(e.getValue()), e.getValue()))
        .toList();
  }

  private static LocalDate opens(List<Commitment> commitments) {
    return commitments.stream()
        .flatMap(c -> c.window().start().stream())
        .min(Comparator.naturalOrder())
        .orElseGet(
            () ->
                commitments.stream()
                    .map(Commitment::announcedOn)
                    .min(Comparator.naturalOrder())
                    .orElseThrow());
  }

  /** Whether two countries promised each other something at it, or one the other. */
  boolean joins(String reporter, String partner) {
    return commitments.stream()
        .anyMatch(
            c ->
                (c.givers().contains(reporter) && c.receivers().contains(partner))
                    || (c.receivers().contains(reporter) && c.givers().contains(partner)));
  }

  /** Whether a country promised something at it, or was promised it. */
  boolean hasParty(String country) {
    return commitments.stream()
        .anyMatch(c -> c.givers().contains(country) || c.receivers().contains(country));
  }
}
