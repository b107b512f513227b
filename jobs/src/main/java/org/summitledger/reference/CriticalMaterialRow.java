package org.summitledger.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * A row of {@code critical_materials.csv}.
 *
 * @param row where it stands
 * @param recordedOn the day from which it is used; {@link LocalDate#MIN} for every day
 */
record CriticalMaterialRow(TableRow row, LocalDate recordedOn) {
  static CriticalMaterialRow of(TableRow row) {
    return new CriticalMaterialRow(row, row.findDate("recorded_on").orElse(LocalDate.MIN));
  }

  String material() {
    return row.text("material");
  }

  String code() {
    return row.text("hs_code");
  }

  boolean isExact() {
    return row.text("granularity").equals("exact");
  }

  boolean isWithdrawn() {
    return row.text("granularity").equals("withdrawn");
  }

  /** The material, held by those of its lists that are known; empty if all of them are unknown. */
  Optional<CriticalMaterial> material(Set<String> knownLists) {
    List<String> named = row.list("lists");
    List<String> known = named.stream().filter(knownLists::contains).toList();
    return known.isEmpty() && !named.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CriticalMaterial(
                material(),
                row.text("title"),
                code(),
                row.text("stage"),
                isExact(),
                known,
                row.text("source"),
                row.text("note")));
  }

  /** What the row refers to and is not there. */
  Stream<Issue> issues(Set<String> lists, Subheadings subheadings) {
    return Stream.concat(
        row.list("lists").stream().filter(list -> !lists.contains(list)).map(this::unknownList),
        row.text("hs_revision").equals(Sectors.REVISION) && subheadings.contains(code())
            ? Stream.empty()
            : Stream.of(unknownCode()));
  }

  private Issue unknownList(String list) {
    return row.issue(
        IssueCode.REFERENCE_UNKNOWN,
        "lists",
        "There is no list '" + list + "'. Add it to critical_lists.csv, or mend the reference.");
  }

  private Issue unknownCode() {
    return row.issue(
        IssueCode.PRODUCT_UNKNOWN,
        "hs_code",
        "Subheading "
            + code()
            + " of "
            + row.text("hs_revision")
            + " is not a product of "
            + Sectors.REVISION
            + ". Add it to products.csv, or give the code that it has in "
            + Sectors.REVISION
            + ".");
  }

  /** That the row's code is said to hold nothing else, and yet does. */
  Issue notExact(CriticalMaterialRow other) {
    return row.issue(
        IssueCode.VALUE_NOT_ALLOWED,
        "granularity",
        "Subheading "
            + code()
            + " cannot be exact for "
            + material()
            + ": line "
            + other.row.line()
            + " puts "
            + other.material()
            + " there too. Make both mixed, or withdraw one.");
  }
}
