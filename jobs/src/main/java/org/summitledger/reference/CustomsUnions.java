package org.summitledger.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/** Customs unions and when countries were in them. */
public final class CustomsUnions {
  /** The European Union, and the Communities before it. */
  public static final String EUROPE = "EU";

  /** By union and country. */
  private final Map<List<String>, List<Member>> members;

  /** A country in a union from a first day to the day after the last, if there is one. */
  private record Member(String union, String country, LocalDate from, Optional<LocalDate> to) {}

  private CustomsUnions(List<Member> members) {
    this.members =
        members.stream().collect(Collectors.groupingBy(m -> List.of(m.union(), m.country())));
  }

  /** Without any union. */
  public static CustomsUnions none() {
    return new CustomsUnions(List.of());
  }

  /**
   * From the rows of {@code customs_unions.csv}.
   *
   * @throws BadInputException if a member is no country
   */
  static CustomsUnions of(List<TableRow> rows, Countries countries) {
    List<Issue> issues =
        rows.stream()
            .filter(row -> countries.find("iso3", row.text("member")).isEmpty())
            .map(CustomsUnions::unknown)
            .toList();
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    return new CustomsUnions(
        rows.stream()
            .map(
                row ->
                    new Member(
                        row.text("union"),
                        row.text("member"),
                        row.date("member_from"),
                        row.findDate("member_to")))
            .toList());
  }

  private static Issue unknown(TableRow row) {
    return row.issue(
        IssueCode.REFERENCE_UNKNOWN,
        "member",
        "There is no country '"
            + row.text("member")
            + "'. Add it to countries.csv, or mend the code.");
  }

  /**
   * Whether a country was in a union on any day of a period.
   *
   * @param start the period's first day
   * @param end the day after its last
   */
  public boolean holds(String union, String country, LocalDate start, LocalDate end) {
    return members.getOrDefault(List.of(union, country), List.of()).stream()
        .anyMatch(m -> m.from().isBefore(end) && m.to().map(start::isBefore).orElse(true));
  }
}
