package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the corpus in {@code src/test/resources/bad}; its README says how to add a case. */
class BadFilesTest {
  private static final String EXPECTED = ".expected.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Codes that no file's content causes; the tests of what does cause them assert them. */
  private static final Set<IssueCode> NOT_OF_CONTENT =
      EnumSet.of(
          IssueCode.FILE_NOT_FOUND,
          IssueCode.FILE_CHANGED,
          IssueCode.FILE_UNREADABLE,
          IssueCode.FILE_TOO_LARGE,
          IssueCode.FIRST_SEEN_UNREADABLE,
          IssueCode.SUM_OUT_OF_RANGE,
          IssueCode.REFERENCE_UNKNOWN);

  static Stream<String> cases() throws Exception {
    try (Stream<Path> files = Files.list(corpus())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.endsWith(EXPECTED))
          .map(name -> name.substring(0, name.length() - EXPECTED.length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatIsWrongAndWhere(String name) throws Exception {
    JsonNode expected = expected(name);
    assertThat(expected.path("about").asText()).isNotBlank();
    if (expected.get("stops").asBoolean()) {
      BadInputException refused =
          catchThrowableOfType(BadInputException.class, () -> read(name, expected));
      assertThat(refused).as("the file must be refused").isNotNull();
      assertIssues(refused.issues(), expected);
    } else if (expected.has("schema")) {
      assertThat(table(name, expected)).hasSize(expected.get("kept").asInt());
    } else {
      assertFlows(flows(name, expected), expected);
    }
  }

  @Test
  void everyCodeThatAFileCanCauseHasACase() throws Exception {
    Set<IssueCode> seen = EnumSet.noneOf(IssueCode.class);
    for (String name : cases().toList()) {
      expected(name).get("issues").forEach(i -> seen.add(code(i)));
    }
    assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_OF_CONTENT)));
  }

  @Test
  void everyFileOfTheCorpusBelongsToACase() throws Exception {
    List<String> known = new ArrayList<>(List.of("README.md", "layouts.json"));
    for (String name : cases().toList()) {
      known.add(name + EXPECTED);
      known.add(file(name).getFileName().toString());
    }
    try (Stream<Path> files = Files.list(corpus())) {
      assertThat(files.map(f -> f.getFileName().toString())).hasSameElementsAs(known);
    }
  }

  private static void assertFlows(FlowFile read, JsonNode expected) {
    assertIssues(read.rejected(), expected);
    assertThat(read.kept().rows()).as("kept").isEqualTo(expected.get("kept").asLong());
    assertThat(read.flows()).as("kept").hasSize(expected.get("kept").asInt());
    assertThat(read.refused().rows()).as("rejected").isEqualTo(expected.get("rejected").asLong());
    assertThat(read.excludedInAll().rows())
        .as("excluded")
        .isEqualTo(expected.get("excluded").asLong());
    if (expected.has("flows")) {
      List<String> flows = new ArrayList<>();
      expected.get("flows").forEach(f -> flows.add(f.asText()));
      assertThat(read.flows().stream().map(BadFilesTest::shown)).containsExactlyElementsOf(flows);
    }
  }

  private static void assertIssues(List<Issue> issues, JsonNode expected) {
    List<String> places = new ArrayList<>();
    for (JsonNode issue : expected.get("issues")) {
      places.add(place(code(issue), issue.get("line").asLong(), issue.get("column").asText()));
    }
    assertThat(issues.stream().map(i -> place(i.code(), i.line(), i.column())))
        .containsExactlyElementsOf(places);
    for (int i = 0; i < issues.size(); i++) {
      JsonNode issue = expected.get("issues").get(i);
      assertThat(issues.get(i).message()).contains(issue.get("message_contains").asText());
      if (issue.has("raw")) {
        assertThat(issues.get(i).raw()).isEqualTo(issue.get("raw").asText());
      }
    }
  }

  private static Object read(String name, JsonNode expected) throws Exception {
    return expected.has("schema") ? table(name, expected) : flows(name, expected);
  }

  private static FlowFile flows(String name, JsonNode expected) throws Exception {
    JsonNode layout = expected.get("layout");
    if (layout.isTextual()) {
      layout = JSON.readTree(corpus().resolve("layouts.json").toFile()).get(layout.asText());
    }
    InputFile file = InputFile.of(file(name), file(name).getFileName().toString());
    return BothReaders.read(file, TestLayouts.parse(layout, name), ShippedData.reference());
  }

  private static List<TableRow> table(String name, JsonNode expected) throws Exception {
    ObjectNode resource = JSON.createObjectNode().put("name", name).put("path", name + ".csv");
    resource.set("schema", expected.get("schema"));
    InputFile file = InputFile.of(file(name), file(name).getFileName().toString());
    return TableReader.read(file, Resource.of(resource, name));
  }

  private static IssueCode code(JsonNode issue) {
    return IssueCode.valueOf(issue.get("code").asText());
  }

  private static String place(IssueCode code, long line, String column) {
    return code + " on line " + line + " in '" + column + "'";
  }

  private static String shown(Flow flow) {
    return String.join(
        " ",
        Long.toString(flow.line()),
        flow.periodStart().toString(),
        flow.reporter(),
        flow.partner(),
        flow.flow(),
        flow.product(),
        flow.value() == null ? "-" : flow.value().toPlainString());
  }

  private static JsonNode expected(String name) throws IOException, URISyntaxException {
    return JSON.readTree(corpus().resolve(name + EXPECTED).toFile());
  }

  private static Path file(String name) throws URISyntaxException {
    for (String suffix : List.of(".csv.gz", ".csv.zip", ".parquet")) {
      if (Files.exists(corpus().resolve(name + suffix))) {
        return corpus().resolve(name + suffix);
      }
    }
    return corpus().resolve(name + ".csv");
  }

  private static Path corpus() throws URISyntaxException {
    return Path.of(BadFilesTest.class.getResource("/bad/layouts.json").toURI()).getParent();
  }
}
