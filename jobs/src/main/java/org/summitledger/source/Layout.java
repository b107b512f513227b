package org.summitledger.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a statistical file are read as trade flows; data, so that a new source needs
 * no Java.
 *
 * @param source the source's id, which stands in every table
 * @param dataflow what releases replace: a later release of a dataflow replaces an earlier one,
 *     period by period
 * @param knownFrom the day on which the file's figures were known
 * @param frequency A, Q or M
 * @param period where the period stands
 * @param quotes what the producer prints around codes so that spreadsheets keep them as text; empty
 *     for nothing
 * @param reporter whose statistics these are
 * @param partner the other country
 * @param flow the direction, seen from the reporter
 * @param product the HS code, or {@code TOTAL}
 * @param digits to how many digits a product code is padded with zeros on the left; 0 for none
 * @param hsRevision the HS revision of the codes; null where the source does not say
 * @param measures the columns that hold values: each gives one flow a row
 * @param currency of the values, ISO 4217
 * @param multiplier what a printed value is multiplied by to give whole units of currency
 * @param decimals the most decimals a printed value may have
 * @param exponents whether numbers may be printed with one, as 1e+05 for 100000
 * @param valuation CIF or FOB by direction
 * @param quantity the column of quantities; null where there is none
 * @param partners whether the file lists all partners, so that their sum is the world
 * @param products whether the file lists all products, so that sectors can be added up from it
 * @param world where rows for the world in the file come from
 * @param reporters whose trade tables show
 * @param keep rows outside these conditions are excluded on purpose, and counted
 */
public record Layout(
    String source,
    String dataflow,
    LocalDate knownFrom,
    String frequency,
    PeriodColumn period,
    String quotes,
    Dimension reporter,
    Dimension partner,
    Dimension flow,
    Dimension product,
    int digits,
    @Nullable Dimension hsRevision,
    List<Measure> measures,
    String currency,
    long multiplier,
    int decimals,
    boolean exponents,
    Map<String, String> valuation,
    @Nullable Quantity quantity,
    Coverage partners,
    Coverage products,
    World world,
    Reporters reporters,
    List<Keep> keep) {

  /** Whose trade tables show; the lake keeps all of it. */
  public enum Reporters {
    /** Everybody's. */
    ALL,
    /** That of the parties of commitments: for files of the whole world's trade. */
    PARTIES
  }

  /** How much of a dimension a file lists. */
  public enum Coverage {
    /** Everything: its sum is the total. */
    ALL,
    /** A part: its sum means nothing. */
    SOME;

    /** As descriptors and tables say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where the rows for the world come from. */
  public enum World {
    /** The producer reports them. */
    REPORTED,
    /** Whoever compiled the file added all partners up. */
    SUM_OF_PARTNERS,
    /** There are none; where all partners are listed, the ledger adds them up. */
    NONE
  }

  /**
   * A dimension: the same for the whole file, or read from a column.
   *
   * @param value the constant; null if read from a column
   * @param field the column; null if constant
   * @param codes the code scheme of the column; null where the text is the code
   * @param map codes of the file to our words; empty where they are the same
   */
  public record Dimension(
      @Nullable String value,
      @Nullable String field,
      @Nullable String codes,
      Map<String, String> map) {}

  /**
   * The columns of codes of which every zero counts: the product's, unless zeros are put before it.
   */
  public Set<String> exactCodes() {
    String field = product.field();
    return field == null || digits > 0 ? Set.of() : Set.of(field);
  }

  /**
   * The period's column.
   *
   * @param field the column
   * @param format yyyy, yyyy-MM, yyyyMM or yyyy-MM-dd
   * @param startMonth the month in which a year starts: 1 for calendar years, 4 for India's fiscal
   *     years, which are named by the year they start in
   */
  public record PeriodColumn(String field, String format, int startMonth) {}

  /**
   * A column of values.
   *
   * @param field the column
   * @param flow the direction it measures; null where the flow dimension says it
   * @param month the month of the row's year that it measures, 1 to 12; 0 where the row has one
   *     period
   * @param quantity its own column of quantities; null where the layout's quantity has one or there
   *     is none
   */
  public record Measure(String field, @Nullable String flow, int month, @Nullable String quantity) {

    /** A column of values of the row's period. */
    public Measure(String field, @Nullable String flow) {
      this(field, flow, 0, null);
    }
  }

  /**
   * Quantities.
   *
   * @param field their column; null where each column of values has its own
   * @param unit their unit, the same for the whole file or read from a column
   * @param missing texts that mean there is none, beside the blank
   */
  public record Quantity(@Nullable String field, Dimension unit, Set<String> missing) {

    /** Quantities of one unit. */
    public Quantity(String field, String unit, Set<String> missing) {
      this(field, new Dimension(unit, null, null, Map.of()), missing);
    }
  }

  /**
   * A condition that a row must meet to be kept.
   *
   * @param field the column
   * @param allowed the values kept
   */
  public record Keep(String field, Set<String> allowed) {}

  /** The same layout of a file whose figures were known from another day. */
  Layout knownFrom(LocalDate day) {
    return new Layout(
        source,
        dataflow,
        day,
        frequency,
        period,
        quotes,
        reporter,
        partner,
        flow,
        product,
        digits,
        hsRevision,
        measures,
        currency,
        multiplier,
        decimals,
        exponents,
        valuation,
        quantity,
        partners,
        products,
        world,
        reporters,
        keep);
  }

  /**
   * The columns of months, in the order of the year. A file delivered during the year may end after
   * any of them, but not leave one out.
   */
  public List<Measure> months() {
    return measures.stream()
        .filter(m -> m.month() > 0)
        .sorted(Comparator.comparingInt(Measure::month))
        .toList();
  }

  /** The columns that tell what a value is about: all that must be there but values and amounts. */
  public Set<String> keyColumns() {
    Set<String> key = new LinkedHashSet<>(neededColumns());
    measures.forEach(m -> key.remove(m.field()));
    if (quantity != null) {
      key.remove(quantity.field());
      key.remove(quantity.unit().field());
    }
    return key;
  }

  /** All columns that may be read: those that must be there, and those of months. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(neededColumns());
    measures.forEach(m -> columns.add(m.field()));
    measures.stream().flatMap(m -> Stream.ofNullable(m.quantity())).forEach(columns::add);
    return columns;
  }

  /** The columns that must be in the file; those of months need not all be. */
  public Set<String> neededColumns() {
    List<@Nullable String> fields = new ArrayList<>();
    fields.add(period.field());
    Stream.of(reporter, partner, flow, product).forEach(d -> fields.add(d.field()));
    if (hsRevision != null) {
      fields.add(hsRevision.field());
    }
    measures.stream().filter(m -> m.month() == 0).forEach(m -> fields.add(m.field()));
    if (quantity != null) {
      fields.add(quantity.field());
      fields.add(quantity.unit().field());
    }
    keep.forEach(k -> fields.add(k.field()));
    Set<String> needed = new LinkedHashSet<>();
    for (String field : fields) {
      if (field != null) {
        needed.add(field);
      }
    }
    return needed;
  }
}
