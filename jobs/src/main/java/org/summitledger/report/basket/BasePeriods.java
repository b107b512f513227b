package org.summitledger.report.basket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.reference.Countries;
import org.summitledger.report.trade.Baseline;

/**
 * The periods that a period is compared with: the like period of the year before, and for every
 * commitment the like period of the last complete year before its window opens, or its stated
 * baseline where a source of years has that very period; as in {@code sector_tracking}. A window
 * that a scenario opens counts as a stated one.
 */
public final class BasePeriods {
  private final Map<String, Map<String, List<Commitment>>> byPair = new HashMap<>();

  /** Of the windows of the ledger's commitments under all their scenarios. */
  public BasePeriods(Ledger ledger) {
    for (Ledger.Case given : ledger.cases()) {
      Commitment commitment = given.commitment();
      if (commitment.window().start().isPresent()) {
        pairs(commitment)
            .forEach((reporter, partners) -> partners.forEach(p -> put(reporter, p, commitment)));
      }
    }
  }

  /** Parties with those that they share the commitment with, and the world. */
  private static Map<String, Set<String>> pairs(Commitment commitment) {
    Map<String, Set<String>> pairs = new HashMap<>();
    for (String giver : commitment.givers()) {
      for (String receiver : commitment.receivers()) {
        if (!giver.equals(receiver)) {
          Collections.addAll(
              pairs.computeIfAbsent(giver, g -> new HashSet<>()), receiver, Countries.WORLD);
          Collections.addAll(
              pairs.computeIfAbsent(receiver, r -> new HashSet<>()), giver, Countries.WORLD);
        }
      }
    }
    return pairs;
  }

  private void put(String reporter, String partner, Commitment commitment) {
    byPair
        .computeIfAbsent(reporter, r -> new HashMap<>())
        .computeIfAbsent(partner, p -> new ArrayList<>())
        .add(commitment);
  }

  /**
   * The first days of the periods that a period of a side is compared with, each with the
   * commitments before which it lies, in the order of their ids and with a bar between; empty for
   * the year before alone. One before a window that is not there is named for the last period only.
   *
   * @param start the first day of the period
   * @param end the day after its last
   * @param held the periods that there are, by first day
   */
  public SortedMap<LocalDate, String> before(
      Side side, LocalDate start, LocalDate end, SortedMap<LocalDate, ?> held) {
    SortedMap<LocalDate, SortedSet<String>> bases = new TreeMap<>();
    bases.put(yearBefore(start), new TreeSet<>());
    for (Commitment commitment : commitments(side)) {
      Baseline.of(
              commitment, start, end, day -> side.frequency().equals("A") && held.containsKey(day))
          .filter(base -> held.containsKey(base) || start.equals(held.lastKey()))
          .ifPresent(
              base -> bases.computeIfAbsent(base, b -> new TreeSet<>()).add(commitment.id()));
    }
    SortedMap<LocalDate, String> named = new TreeMap<>();
    bases.forEach((base, ids) -> named.put(base, String.join("|", ids)));
    return named;
  }

  /** The same of a basket's period. */
  public SortedMap<LocalDate, String> before(Side side, Basket now, SortedMap<LocalDate, ?> held) {
    return before(side, now.start(), now.end(), held);
  }

  /** The first day of the like period of the year before. */
  public static LocalDate yearBefore(LocalDate start) {
    return start.minusYears(1);
  }

  /**
   * The periods of which single products are shown: the last, and those that it is compared with
   * because of a commitment.
   */
  public SortedSet<LocalDate> shown(Side side, SortedMap<LocalDate, Basket> periods) {
    SortedSet<LocalDate> shown = new TreeSet<>();
    if (!periods.isEmpty()) {
      shown.add(periods.lastKey());
      before(side, Baskets.last(periods), periods)
          .forEach((base, commitments) -> addIf(!commitments.isEmpty(), base, shown));
      shown.retainAll(periods.keySet());
    }
    return shown;
  }

  private static void addIf(boolean counts, LocalDate day, SortedSet<LocalDate> days) {
    if (counts) {
      days.add(day);
    }
  }

  private List<Commitment> commitments(Side side) {
    return byPair.getOrDefault(side.reporter(), Map.of()).getOrDefault(side.partner(), List.of());
  }
}
