package org.summitledger.reference;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.Flow;
import org.summitledger.source.TableRow;

/**
 * The sector of a product, small enough to be sent to every task.
 *
 * <p>Sectors are defined in {@link Sectors#REVISION}. A product of an older revision of the
 * Harmonized System is carried there, one revision after the other: it is in a sector if a prefix
 * taken from its own revision says so, or else if all subheadings that may hold its goods are in
 * that sector. Otherwise it is {@link Sectors#NOT_CARRIED}, unless somebody states how much of its
 * goods is in each ({@link HsWeights}): then its money is divided over their sectors, step by step;
 * a part of which no table says where it went is not carried. A heading is in a sector if all its
 * subheadings are; national lines go with their subheading. Chapters, which no revision renumbers,
 * and products whose revision is not stated are looked up as they stand.
 */
public final class SectorLookup implements Serializable {
  private static final long serialVersionUID = 1;

  private final Prefixes chapters;
  private final Prefixes anyRevision;
  private final Prefixes newest;
  private final OlderRevisions older;

  private SectorLookup(
      Prefixes chapters, Prefixes anyRevision, Prefixes newest, OlderRevisions older) {
    this.chapters = chapters;
    this.anyRevision = anyRevision;
    this.newest = newest;
    this.older = older;
  }

  /**
   * From the rows of {@code sector_products.csv}, one for each prefix of a scheme.
   *
   * @param concordance carries products of older revisions
   * @param weights divide those whose goods are in several sectors
   */
  static SectorLookup of(List<TableRow> rows, Concordance concordance, HsWeights weights) {
    Map<String, String> chapters = new HashMap<>();
    Map<String, String> all = new HashMap<>();
    Map<String, Map<String, String>> ofRevision = new HashMap<>();
    for (TableRow row : rows) {
      String prefix = row.text("hs_prefix");
      String sector = row.text("sector");
      if (row.text("scheme").equals("HS2")) {
        chapters.put(prefix, sector);
      } else {
        all.put(prefix, sector);
        for (String revision : revisions(row)) {
          ofRevision.computeIfAbsent(revision, r -> new HashMap<>()).put(prefix, sector);
        }
      }
    }
    Prefixes newest = Prefixes.of(ofRevision.getOrDefault(Sectors.REVISION, Map.of()));
    return new SectorLookup(
        Prefixes.of(chapters),
        Prefixes.of(all),
        newest,
        OlderRevisions.of(new OlderRevisions.Rules(newest, ofRevision, concordance, weights)));
  }

  private static List<String> revisions(TableRow row) {
    List<String> stated = row.list("hs_revision");
    return stated.isEmpty() ? List.of(Sectors.REVISION) : stated;
  }

  /** All it says, in an order that is the same in every process. */
  String inOrder() {
    return String.join(
        "\n",
        new TreeMap<>(chapters.sectors()).toString(),
        new TreeMap<>(anyRevision.sectors()).toString(),
        new TreeMap<>(newest.sectors()).toString(),
        older.inOrder());
  }

  /**
   * The sector that holds all of a product.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it
   * @return a sector of the scheme of the product's level, {@link Sectors#ALL}, {@link
   *     Sectors#UNALLOCATED} or {@link Sectors#NOT_CARRIED}; the last also for a product that
   *     stated weights divide
   */
  public String sectorOf(String product, @Nullable String hsRevision) {
    return switch (Sectors.schemeOf(Flow.levelOf(product))) {
      case "TOTAL" -> Sectors.ALL;
      case "HS2" -> chapters.sectorOf(product);
      default -> hsRevision == null ? anyRevision.sectorOf(product) : carried(product, hsRevision);
    };
  }

  private String carried(String product, String revision) {
    return revision.equals(Sectors.REVISION)
        ? newest.sectorOf(product)
        : older.sectorOf(product, revision);
  }

  /**
   * How a product's money is divided over several sectors; empty if it is not.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it
   */
  public Optional<Division> divisionOf(String product, @Nullable String hsRevision) {
    return hsRevision == null ? Optional.empty() : older.divisionOf(product, hsRevision);
  }

  /** Whether a sector gets all of a product's money, or a share of it. */
  public boolean reaches(String sector, String product, @Nullable String hsRevision) {
    return divisionOf(product, hsRevision)
        .map(d -> d.shares().stream().anyMatch(s -> s.sector().equals(sector)))
        .orElseGet(() -> sectorOf(product, hsRevision).equals(sector));
  }
}
