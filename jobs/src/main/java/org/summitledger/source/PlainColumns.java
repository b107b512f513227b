package org.summitledger.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a file in their order, and what each is to its layout. */
final class PlainColumns {
  /** What a column is read as. */
  enum Kind {
    UNUSED,
    KEY,
    VALUE,
    QUANTITY
  }

  /** Stands for a dimension that is no column. */
  static final int NONE = -1;

  private static final int DECIMALS_OF_QUANTITIES = 3;

  final Kind[] kinds;

  /** The key columns in the file's order, which is the order that files are sorted in. */
  final List<String> keys;

  final PlainNumbers values;
  final PlainNumbers quantities;
  final Set<Long> missing;

  /** Texts that mean missing but look like numbers, and have to be told from them. */
  final Set<String> missingNumbers;

  private final Layout layout;

  PlainColumns(Layout layout, CsvTable.Header header) {
    this.layout = layout;
    Set<String> keyColumns = Set.copyOf(layout.keyColumns());
    List<String> inOrder = new ArrayList<>();
    kinds = new Kind[header.names().size()];
    for (int i = 0; i < kinds.length; i++) {
      String name = header.names().get(i);
      kinds[i] = kind(name, keyColumns);
      if (kinds[i] == Kind.KEY) {
        inOrder.add(name);
      }
    }
    keys = List.copyOf(inOrder);
    values = new PlainNumbers(layout.multiplier(), layout.decimals());
    quantities = new PlainNumbers(1, DECIMALS_OF_QUANTITIES);
    Set<String> texts = layout.quantity() == null ? Set.of() : layout.quantity().missing();
    missing =
        texts.stream()
            .filter(ShortTexts::isShort)
            .map(ShortTexts::pack)
            .collect(Collectors.toUnmodifiableSet());
    missingNumbers =
        texts.stream()
            .filter(t -> !t.isEmpty() && Character.isDigit(t.charAt(0)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether each column of a layout is one thing: then a line can be read cell by cell. */
  static boolean suit(Layout layout) {
    if (layout.measures().size() != 1
        || layout.measures().get(0).month() != 0
        || layout.measures().get(0).quantity() != null
        || layout.exponents()
        || !layout.quotes().isEmpty()
        || (layout.quantity() != null && layout.quantity().unit().field() != null)) {
      return false;
    }
    List<@Nullable String> dimensions = new ArrayList<>();
    dimensions.add(layout.period().field());
    dimensions.add(layout.reporter().field());
    dimensions.add(layout.partner().field());
    dimensions.add(layout.flow().field());
    dimensions.add(layout.product().field());
    dimensions.add(field(layout.hsRevision()));
    layout.keep().forEach(k -> dimensions.add(k.field()));
    String value = layout.measures().get(0).field();
    String quantity = layout.quantity() == null ? null : layout.quantity().field();
    return !value.equals(quantity)
        && !dimensions.contains(value)
        && (quantity == null || !dimensions.contains(quantity));
  }

  private static @Nullable String field(Layout.@Nullable Dimension dimension) {
    return dimension == null ? null : dimension.field();
  }

  private Kind kind(String name, Set<String> keyColumns) {
    if (keyColumns.contains(name)) {
      return Kind.KEY;
    }
    if (layout.measures().get(0).field().equals(name)) {
      return Kind.VALUE;
    }
    boolean isQuantity = layout.quantity() != null && name.equals(layout.quantity().field());
    return isQuantity ? Kind.QUANTITY : Kind.UNUSED;
  }

  /** The dimension's place among the key columns. */
  int place(Layout.@Nullable Dimension dimension) {
    String field = field(dimension);
    return field == null ? NONE : keys.indexOf(field);
  }

  int place(String field) {
    return keys.indexOf(field);
  }
}
