package org.summitledger.lake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Hashes;

/** What trade is added up by while it is read. Where it changes, the lake adds up anew. */
public final class Grouping {
  /** Changes when other sums are made, or they are made otherwise. */
  private static final String SUMS = "5";

  private final Sectors sectors;
  private final SectorLookup lookup;
  private final Map<String, String> partners;
  private final Set<String> parties;
  private final Map<String, SortedSet<String>> counterparts;
  private final String fingerprint;

  /**
   * A day's grouping.
   *
   * @param sectors the sector schemes of the day
   * @param partners for an importer the supplier whose share is followed, both ISO3
   * @param parties of commitments, ISO3: of files of the whole world's trade only what they report
   *     is added up
   * @param counterparts for a party all whom it shares a commitment with: its trade with them is
   *     added up by product
   */
  public Grouping(
      Sectors sectors,
      Map<String, String> partners,
      Set<String> parties,
      Map<String, SortedSet<String>> counterparts) {
    this.sectors = sectors;
    this.lookup = sectors.lookup();
    this.partners = Map.copyOf(partners);
    this.parties = Set.copyOf(parties);
    this.counterparts = Map.copyOf(counterparts);
    this.fingerprint =
        Hashes.sha256(
            String.join(
                "\n",
                SUMS,
                sectors.fingerprint(lookup),
                new TreeMap<>(partners).toString(),
                new TreeSet<>(parties).toString(),
                new TreeMap<>(counterparts).toString()));
  }

  /** The sector schemes. */
  public Sectors sectors() {
    return sectors;
  }

  /** The sector of a product on the day. */
  public SectorLookup lookup() {
    return lookup;
  }

  Map<String, String> partners() {
    return partners;
  }

  /** Whom a country shares a commitment with; nobody where it is no party. */
  Set<String> counterparts(String country) {
    return counterparts.getOrDefault(country, Collections.emptySortedSet());
  }

  /** Which countries, by their place, are parties of commitments. */
  boolean[] parties(List<String> countries) {
    boolean[] parties = new boolean[countries.size()];
    for (int i = 0; i < parties.length; i++) {
      parties[i] = this.parties.contains(countries.get(i));
    }
    return parties;
  }

  /** Which countries, by their place, report what of a file is added up. */
  boolean[] reports(Scope scope, List<String> countries) {
    boolean[] reports = new boolean[countries.size()];
    for (int i = 0; i < reports.length; i++) {
      reports[i] = !scope.partiesOnly() || parties.contains(countries.get(i));
    }
    return reports;
  }

  /** Whether a country's reports in a file are added up. */
  public boolean adds(LakeEntry entry, String reporter) {
    return reports(Scope.of(entry), List.of(reporter))[0];
  }

  /** Differs where sums may differ. */
  String fingerprint() {
    return fingerprint;
  }
}
