package org.summitledger.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.summitledger.reference.ReferenceData;
import org.summitledger.source.BadInputException;
import org.summitledger.source.BuiltInLayouts;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.RawTable;

/**
 * A descriptor drafted from a file's header and first rows. What a file shows is filled in; what
 * only its producer can say – whose figures, which currency, CIF or FOB, all partners or some – is
 * a question, and a descriptor with questions is refused until they are answered.
 */
public final class SourceDraft {
  private static final int LOOKED_AT = 5000;
  private static final List<String> SEPARATORS = List.of(";", "\t", "|");

  private final ObjectMapper mapper = new ObjectMapper();
  private final ReferenceData codes;
  private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();

  /** Columns whose type no layout can read, each with why. */
  private final Map<String, String> unreadable = new LinkedHashMap<>();

  private SourceDraft(ReferenceData codes) {
    this.codes = codes;
  }

  /**
   * Drafts the descriptor of a file, to stand beside it.
   *
   * @param path the file
   * @param shipped the project's own datasets, for code lists
   * @return a {@code datapackage.json}
   * @throws org.summitledger.source.BadInputException if the file cannot be read as a table
   */
  public static String of(Path path, Optional<Path> shipped) {
    List<DataPackage> packages = shipped.map(Inputs::packages).orElse(List.of());
    SourceDraft draft =
        new SourceDraft(ReferenceData.read(Inputs.one(List.of(), packages, "countries").folder()));
    String name = String.valueOf(path.getFileName());
    InputFile file = InputFile.of(path.toAbsolutePath(), name);
    draft.look(file);
    draft.requireCommas(file);
    try {
      return draft
          .mapper
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(draft.descriptor(name));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot print a draft", e);
    }
  }

  /** Of a large file the beginning is enough, unless a record is cut where it ends. */
  private void look(InputFile file) {
    try {
      Path folder = Files.createTempDirectory("summit-ledger-");
      try {
        look(file, file.beginning(folder));
      } finally {
        Files.deleteIfExists(folder.resolve(InputFile.BEGINNING_NAME));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + file.path(), e);
    }
  }

  private void look(InputFile file, InputFile beginning) {
    try {
      read(beginning);
    } catch (BadInputException e) {
      if (beginning.equals(file)) {
        throw e;
      }
      columns.clear();
      read(file);
    }
  }

  /** A file of another separator is one column to a reader of commas. */
  private void requireCommas(InputFile file) {
    if (columns.size() != 1) {
      return;
    }
    String header = columns.keySet().iterator().next();
    for (String separator : SEPARATORS) {
      if (header.contains(separator)) {
        throw new BadInputException(
            Issue.ofFile(
                IssueCode.HEADER_COLUMN_MISSING,
                file.name(),
                "Its header is one column, '"
                    + Issue.quote(header)
                    + "', with '"
                    + Issue.quote(separator)
                    + "' in it: cells have to be separated by commas. Write it so first."));
      }
    }
  }

  private void read(InputFile file) {
    unreadable.putAll(RawTable.unreadable(file));
    RawTable.of(file, Set.of(), column -> !unreadable.containsKey(column))
        .read(
            header -> header.forEach(c -> columns.put(c, new ColumnProfile(codes))),
            row -> {
              if (row.line() <= LOOKED_AT) {
                row.index().keySet().forEach(c -> profile(c).add(row.cell(c).strip()));
              }
            },
            issue -> {});
  }

  private ObjectNode descriptor(String fileName) {
    ObjectNode json = mapper.createObjectNode();
    String name = fileName.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    json.put("name", name.replaceAll("[^a-z0-9_-]+", "-"));
    json.put("title", ask("what these figures are"));
    json.putArray("sources").addObject().put("title", ask("who made the figures"));
    json.putArray("licenses").addObject().put("name", ask("under which terms they may be used"));
    ObjectNode resource = json.putArray("resources").addObject();
    resource.put("name", json.get("name").asText()).put("path", fileName);
    ArrayNode fields = resource.putObject("schema").putArray("fields");
    columns.forEach(
        (column, profile) ->
            fields
                .addObject()
                .put("name", column)
                .put("type", profile.type())
                .put(
                    "description",
                    unreadable.getOrDefault(column, "For example " + profile.examples())));
    ObjectNode layout = resource.putObject("layout");
    Optional<String> known = BuiltInLayouts.of(columns.keySet());
    if (known.isPresent()) {
      like(layout, known.get());
    } else {
      guess(layout);
    }
    return json;
  }

  private void like(ObjectNode layout, String known) {
    ObjectNode builtIn = BuiltInLayouts.find(known).orElseThrow();
    layout.put("like", known);
    if (!builtIn.has("source")) {
      askProducer(layout);
    }
    if (!builtIn.has("dataflow")) {
      layout.put("dataflow", askDataflow());
    }
    if (!builtIn.has("known_from")) {
      layout.put("known_from", askKnownFrom());
    }
    boolean flows = builtIn.has("flow") || builtIn.path("measures").path(0).has("flow");
    if (!flows) {
      layout.putObject("flow").put("value", askFlow());
    }
  }

  /** The project's own layout is nobody's: what a producer's says is open. */
  private static void askProducer(ObjectNode layout) {
    layout.put("source", askSource());
    layout.put("frequency", askFrequency());
    layout.putObject("period").put("year_starts", askYearStarts());
    layout.putObject("unit").put("currency", askCurrency());
    askCoverage(layout);
  }

  private void guess(ObjectNode layout) {
    layout.put("source", askSource());
    layout.put("dataflow", askDataflow());
    layout.put("known_from", askKnownFrom());
    Optional<String> period = first(p -> p.periodFormat().isPresent());
    String format = period.flatMap(c -> profile(c).periodFormat()).orElse("");
    layout.put("frequency", format.equals("yyyy") ? "A" : askFrequency());
    ObjectNode when = layout.putObject("period");
    when.put("field", period.orElse(ask("the column of the period")));
    when.put("format", format.isEmpty() ? ask("yyyy, yyyy-MM, yyyyMM or yyyy-MM-dd") : format);
    if (format.equals("yyyy")) {
      when.put("year_starts", askYearStarts());
    }
    List<String> countries = all(p -> p.countryScheme().isPresent());
    countries(layout, countries);
    layout.putObject("flow").put("value", askFlow());
    Optional<String> product = first(ColumnProfile::isProduct);
    layout
        .putObject("product")
        .put("field", product.orElse(ask("the column of HS codes; or instead a value, TOTAL")));
    values(layout, period, countries, product);
    askCoverage(layout);
  }

  private void countries(ObjectNode layout, List<String> found) {
    ObjectNode reporter = layout.putObject("reporter");
    ObjectNode partner = layout.putObject("partner");
    if (found.size() == 1) {
      reporter.put("value", ask("the ISO3 code of the country whose statistics these are"));
      partner.put("field", found.get(0));
      partner.put("codes", profile(found.get(0)).countryScheme().orElseThrow());
      return;
    }
    String which = found.isEmpty() ? "" : ", one of " + found;
    reporter.put("field", ask("the column of the country whose statistics these are" + which));
    partner.put("field", ask("the column of the other country" + which));
    for (ObjectNode country : List.of(reporter, partner)) {
      country.put(
          "codes",
          found.isEmpty()
              ? ask("a column of countries.csv that holds these codes or names")
              : profile(found.get(0)).countryScheme().orElseThrow());
    }
  }

  private void values(
      ObjectNode layout,
      Optional<String> period,
      List<String> countries,
      Optional<String> product) {
    List<String> numbers =
        all(ColumnProfile::isNumber).stream()
            .filter(c -> !period.equals(Optional.of(c)) && !product.equals(Optional.of(c)))
            .filter(c -> !countries.contains(c))
            .toList();
    layout
        .putArray("measures")
        .addObject()
        .put(
            "field",
            numbers.size() == 1 ? numbers.get(0) : ask("the column of values" + oneOf(numbers)));
    layout
        .putObject("unit")
        .put("currency", askCurrency())
        .put("multiplier", ask("1, 1000 or 1000000: whole units of currency in one printed unit"))
        .put("decimals", numbers.stream().mapToInt(c -> profile(c).decimals()).max().orElse(0));
  }

  /** Columns that may be meant; where there is none, those that cannot be read, and why. */
  private String oneOf(List<String> columns) {
    if (columns.isEmpty()) {
      return unreadable.isEmpty() ? "" : "; not read: " + String.join(" ", unreadable.values());
    }
    return ", one of " + columns;
  }

  private Optional<String> first(Predicate<ColumnProfile> holds) {
    return all(holds).stream().findFirst();
  }

  private List<String> all(Predicate<ColumnProfile> holds) {
    return columns.keySet().stream().filter(c -> holds.test(profile(c))).toList();
  }

  private ColumnProfile profile(String column) {
    return Objects.requireNonNull(columns.get(column));
  }

  private static void askCoverage(ObjectNode layout) {
    layout
        .putObject("valuation")
        .put("import", ask("CIF or FOB, or leave it out where the producer does not say"))
        .put("export", ask("CIF or FOB, or leave it out where the producer does not say"));
    layout.put("partners", ask("all if the file lists every partner, otherwise some"));
    layout.put("products", ask("all if the file lists every product, otherwise some"));
    layout.put(
        "world", ask("reported if the producer has rows for the world, sum_of_partners or none"));
  }

  private static String askSource() {
    return ask("a short id of the producer, such as comtrade");
  }

  private static String askFrequency() {
    return ask("A, Q or M: a year, quarter or month");
  }

  private static String askYearStarts() {
    return ask("01-01 for calendar years, 04-01 for India's fiscal years");
  }

  private static String askCurrency() {
    return ask("the ISO 4217 code of the values, as the producer states it");
  }

  private static String askDataflow() {
    return ask("what a later release of these figures replaces, such as annual-imports");
  }

  private static String askKnownFrom() {
    return ask("the day on which the figures were known, yyyy-MM-dd, or first_seen");
  }

  private static String askFlow() {
    return ask("import or export, seen from the reporter; or a field with a map instead");
  }

  private static String ask(String what) {
    return DataPackage.UNDECIDED + what;
  }
}
