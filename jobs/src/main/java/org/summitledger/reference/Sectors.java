package org.summitledger.reference;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Flow;
import org.summitledger.source.Hashes;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * Which sector a product belongs to. Chapters are looked up in the scheme HS2, finer codes in HS6,
 * and a value for all products together is sector {@link #ALL}. The longest listed prefix decides.
 */
public final class Sectors {
  /** All products together, where a source gives no finer figure. */
  public static final String ALL = "all_products";

  /** Products whose code is too short to tell which of several sectors they belong to. */
  public static final String UNALLOCATED = "unallocated";

  private final List<TableRow> sectorRows;
  private final List<TableRow> productRows;
  private final Map<String, Sector> byKey;
  private final Prefixes prefixes;

  /**
   * The prefixes alone, small enough to be sent to every task.
   *
   * @param byScheme scheme to prefix to sector
   * @param mixed scheme to the codes that hold products of several sectors
   */
  public record Prefixes(Map<String, Map<String, String>> byScheme, Map<String, Set<String>> mixed)
      implements Serializable {

    static Prefixes of(Map<String, Map<String, String>> byScheme) {
      Map<String, Set<String>> mixed = new HashMap<>();
      byScheme.forEach(
          (scheme, sectors) -> {
            Set<String> codes = mixed.computeIfAbsent(scheme, s -> new HashSet<>());
            for (Map.Entry<String, String> entry : sectors.entrySet()) {
              String prefix = entry.getKey();
              for (int length = 2; length < prefix.length(); length++) {
                String shorter = prefix.substring(0, length);
                if (!longestMatch(sectors, shorter).equals(entry.getValue())) {
                  codes.add(shorter);
                }
              }
            }
          });
      return new Prefixes(byScheme, mixed);
    }

    /** The sector of a product. */
    public String sectorOf(String product) {
      String level = Flow.levelOf(product);
      if (level.equals("TOTAL")) {
        return ALL;
      }
      String scheme = schemeOf(level);
      return mixed.getOrDefault(scheme, Set.of()).contains(product)
          ? UNALLOCATED
          : longestMatch(byScheme.getOrDefault(scheme, Map.of()), product);
    }

    private static String longestMatch(Map<String, String> sectors, String product) {
      for (int length = product.length(); length > 0; length--) {
        String found = sectors.get(product.substring(0, length));
        if (found != null) {
          return found;
        }
      }
      return UNALLOCATED;
    }
  }

  /**
   * From the rows of {@code sectors.csv} and {@code sector_products.csv}.
   *
   * @throws BadInputException if products are put in sectors that are not there, or in two at once
   */
  public Sectors(List<TableRow> sectors, List<TableRow> products) {
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
    this.prefixes = Prefixes.of(byScheme(found, products));
  }

  private static Map<String, Map<String, String>> byScheme(
      Map<String, Sector> known, List<TableRow> products) {
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
    Map<String, Map<String, String>> byScheme = new HashMap<>();
    last.forEach(
        (scheme, rows) -> {
          Map<String, String> sectors = new HashMap<>();
          rows.forEach((prefix, row) -> sectors.put(prefix, row.text("sector")));
          byScheme.put(scheme, sectors);
        });
    return byScheme;
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
   * The sectors as they were defined on a day. A product without a day has always been in its
   * sector.
   */
  public Sectors asOf(LocalDate day) {
    return new Sectors(
        sectorRows, productRows.stream().filter(row -> !recordedOn(row).isAfter(day)).toList());
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

  /** Differs where a product is in another sector, or a sector says something else of itself. */
  public String fingerprint() {
    Map<String, Map<String, String>> sorted = new TreeMap<>();
    prefixes.byScheme().forEach((scheme, sectors) -> sorted.put(scheme, new TreeMap<>(sectors)));
    return Hashes.sha256(byKey.values() + "\n" + sorted);
  }

  /** The scheme that tells products of a level apart. */
  public static String schemeOf(String productLevel) {
    return switch (productLevel) {
      case "TOTAL", "HS2" -> productLevel;
      default -> "HS6";
    };
  }

  /** The prefixes, for use inside Spark tasks. */
  public Prefixes prefixes() {
    return prefixes;
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
