package org.summitledger.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Flow;
import org.summitledger.source.Hashes;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * The sectors, and which products are in them. Chapters are looked up in the scheme HS2, finer
 * codes in HS6, and a value for all products together is sector {@link #ALL}. The longest listed
 * prefix decides; see {@link SectorLookup} for products of another HS revision.
 */
public final class Sectors {
  /** All products together, where a source gives no finer figure. */
  public static final String ALL = "all_products";

  /** Of a source that lists some products only: those together. */
  public static final String LISTED = "listed_products";

  /** Products whose code is too short to tell which of several sectors they belong to. */
  public static final String UNALLOCATED = "unallocated";

  /**
   * Products of another HS revision, or of none that is known, whose goods lie in several sectors
   * today, or nowhere, and parts of products: no table says how to split them.
   */
  public static final String NOT_CARRIED = "not_carried";

  /** The HS revision in which the sectors are defined. */
  public static final String REVISION = "HS2022";

  private final List<TableRow> sectorRows;
  private final List<TableRow> productRows;
  private final Map<String, Sector> byKey;
  private final Concordance concordance;
  private final HsWeights weights;
  private final List<TableRow> validRows;

  /** Sectors of which nobody states how products of older HS revisions are divided. */
  public Sectors(List<TableRow> sectors, List<TableRow> products, Concordance concordance) {
    this(sectors, products, concordance, HsWeights.none());
  }

  /**
   * From the rows of {@code sectors.csv} and {@code sector_products.csv}.
   *
   * @param concordance carries products of older HS revisions to that of the sectors
   * @param weights divide those of these products whose goods are in several sectors
   * @throws BadInputException if products are put in sectors that are not there, or in two at once
   */
  public Sectors(
      List<TableRow> sectors, List<TableRow> products, Concordance concordance, HsWeights weights) {
    Map<String, Sector> found = new LinkedHashMap<>();
    for (TableRow row : sectors) {
      Sector sector =
          new Sector(
              row.text("scheme"),
              row.text("sector"),
              row.text("title"),
              row.list("stands_for"),
              row.text("measure_relation"),
              row.text("note"));
      found.put(key(sector.scheme(), sector.id()), sector);
    }
    this.sectorRows = List.copyOf(sectors);
    this.productRows = List.copyOf(products);
    this.byKey = found;
    this.concordance = concordance;
    this.weights = weights;
    this.validRows = valid(found, products);
  }

  /** Of rows of one prefix the one recorded last. */
  private static List<TableRow> valid(Map<String, Sector> known, List<TableRow> products) {
    Map<String, Map<String, TableRow>> last = new HashMap<>();
    List<Issue> issues = new ArrayList<>();
    for (TableRow row : products) {
      if (!known.containsKey(key(row.text("scheme"), row.text("sector")))) {
        issues.add(unknown(row));
      }
      last.computeIfAbsent(row.text("scheme"), s -> new HashMap<>())
          .merge(row.text("hs_prefix"), row, (a, b) -> later(a, b, issues));
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    return last.values().stream().flatMap(rows -> rows.values().stream()).toList();
  }

  /** Of two rows of one prefix the one recorded later; on one day there may be only one. */
  private static TableRow later(TableRow a, TableRow b, List<Issue> issues) {
    int order = recordedOn(a).compareTo(recordedOn(b));
    if (order == 0) {
      issues.add(
          b.issue(
              IssueCode.DUPLICATE_KEY,
              "hs_prefix",
              "The scheme "
                  + b.text("scheme")
                  + " already puts prefix "
                  + b.text("hs_prefix")
                  + " in sector '"
                  + a.text("sector")
                  + "' on line "
                  + a.line()
                  + ". Keep one, or record the later one on a later day."));
    }
    return order > 0 ? a : b;
  }

  private static LocalDate recordedOn(TableRow row) {
    return row.findDate("recorded_on").orElse(LocalDate.MIN);
  }

  /**
   * The sectors as they were defined on a day, with the weights that were stated by then. A product
   * without a day has always been in its sector.
   */
  public Sectors asOf(LocalDate day) {
    return new Sectors(
        sectorRows,
        productRows.stream().filter(row -> !recordedOn(row).isAfter(day)).toList(),
        concordance,
        weights.asOf(day));
  }

  private static Issue unknown(TableRow row) {
    return row.issue(
        IssueCode.REFERENCE_UNKNOWN,
        "sector",
        "The scheme "
            + row.text("scheme")
            + " has no sector '"
            + row.text("sector")
            + "'. Add it to sectors.csv, or put prefix "
            + row.text("hs_prefix")
            + " in one that is there.");
  }

  /**
   * Whether a code holds the same goods in two revisions, and no others. Chapters and the total do
   * in all revisions; a national line does not where its revisions differ, since no table says what
   * became of it.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param one such as HS2017; empty where the source does not say
   * @param other the same
   */
  public boolean holdsSameGoods(String product, String one, String other) {
    return switch (Flow.levelOf(product)) {
      case "TOTAL", "HS2" -> true;
      case "HS4", "HS6" -> one.equals(other) || concordance.holdsSameGoods(product, one, other);
      default -> one.equals(other);
    };
  }

  /**
   * Differs where a product is in another sector or divided otherwise, or a sector says something
   * else of itself.
   *
   * @param lookup these sectors', which takes longest to put together
   */
  public String fingerprint(SectorLookup lookup) {
    return Hashes.sha256(byKey.values() + "\n" + lookup.inOrder());
  }

  /** The scheme that tells products of a level apart. */
  public static String schemeOf(String productLevel) {
    return switch (productLevel) {
      case "TOTAL", "HS2" -> productLevel;
      default -> "HS6";
    };
  }

  /**
   * The sector of a product, for use in plain code and inside Spark tasks. It is put together anew:
   * ask once and keep it.
   */
  public SectorLookup lookup() {
    return SectorLookup.of(validRows, concordance, weights);
  }

  /** All sectors of all schemes, in the order of the file. */
  public List<Sector> all() {
    return List.copyOf(byKey.values());
  }

  /** A sector of a scheme. */
  public Optional<Sector> find(String scheme, String id) {
    return Optional.ofNullable(byKey.get(key(scheme, id)));
  }

  private static String key(String scheme, String id) {
    return scheme + "/" + id;
  }
}
