package org.summitledger.lake;

import java.util.Map;
import java.util.TreeMap;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Hashes;

/** What trade is added up by while it is read. Where it changes, the lake adds up anew. */
public final class Grouping {
  private final Sectors sectors;
  private final SectorLookup lookup;
  private final Map<String, String> partners;
  private final String fingerprint;

  /**
   * A day's grouping.
   *
   * @param sectors the sector schemes of the day
   * @param partners for an importer the supplier whose share is followed, both ISO3
   */
  public Grouping(Sectors sectors, Map<String, String> partners) {
    this.sectors = sectors;
    this.lookup = sectors.lookup();
    this.partners = Map.copyOf(partners);
    this.fingerprint = Hashes.sha256(sectors.fingerprint() + "\n" + new TreeMap<>(partners));
  }

  Sectors sectors() {
    return sectors;
  }

  SectorLookup lookup() {
    return lookup;
  }

  Map<String, String> partners() {
    return partners;
  }

  /** Differs where sums may differ. */
  String fingerprint() {
    return fingerprint;
  }
}
