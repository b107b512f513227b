package org.summitledger.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.reference.Countries;

/**
 * The periods that a period is compared with: the like period of the year before, and for every
 * commitment the like period of the last complete year before its window opens, or its stated
 * baseline where a source of years has that very period; as in {@code sector_tracking}.
 */
final class BasePeriods {
  private final SortedMap<String, SortedMap<String, SortedMap<String, Commitment>>> byPair =
      new TreeMap<>();

  /** Of the windows of the ledger's commitments. */
  BasePeriods(Ledger ledger) {
    for (Commitment commitment : ledger.commitments()) {
      if (commitment.window().start().isPresent()) {
        for (String giver : commitment.givers()) {
          for (String receiver : commitment.receivers()) {
            if (!giver.equals(receiver)) {
              put(giver, receiver, commitment);
              put(receiver, giver, commitment);
            }
          }
        }
      }
    }
  }

  private void put(String reporter, String partner, Commitment commitment) {
    for (String other : new String[] {partner, Countries.WORLD}) {
      byPair
          .computeIfAbsent(reporter, r -> new TreeMap<>())
          .computeIfAbsent(other, p -> new TreeMap<>())
          .put(commitment.id(), commitment);
    }
  }

  /**
   * The first days of the periods that a period of a side is compared with, each with the
   * commitments before which it lies, in the order of their ids and with a bar between; empty for
   * the year before alone. One before a window that is not there is named for the last period only.
   *
   * @param held the periods that there are, by first day
   */
  SortedMap<LocalDate, String> before(Side side, Basket now, SortedMap<LocalDate, ?> held) {
    SortedMap<LocalDate, String> bases = new TreeMap<>();
    bases.put(now.start().minusYears(1), "");
    for (Map.Entry<String, Commitment> entry : commitments(side).entrySet()) {
      before(side, now, entry.getValue(), held)
          .filter(base -> held.containsKey(base) || now.start().equals(held.lastKey()))
          .ifPresent(base -> bases.merge(base, entry.getKey(), BasePeriods::together));
    }
    return bases;
  }

  private static String together(String some, String more) {
    return some.isEmpty() ? more : some + "|" + more;
  }

  private static Optional<LocalDate> before(
      Side side, Basket now, Commitment commitment, SortedMap<LocalDate, ?> held) {
    return Baseline.of(
        commitment,
        now.start(),
        now.end(),
        day -> side.frequency().equals("A") && held.containsKey(day));
  }

  /**
   * The periods of which single products are shown: the last, and those that it is compared with
   * because of a commitment.
   */
  SortedSet<LocalDate> shown(Side side, SortedMap<LocalDate, Basket> periods) {
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

  private SortedMap<String, Commitment> commitments(Side side) {
    return byPair
        .getOrDefault(side.reporter(), new TreeMap<>())
        .getOrDefault(side.partner(), new TreeMap<>());
  }
}
