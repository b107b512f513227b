package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPackageTest {
  @TempDir Path folder;

  @Test
  void aDescriptorNamesItsProducersLicencesAndTables() throws Exception {
    DataPackage data =
        describe(
            """
            {
              "name": "rates",
              "sources": [{"title": "Federal Reserve"}, {"title": "FRED", "path": "https://x"}],
              "licenses": [{"name": "ODC-PDDL-1.0"}, {"name": "x", "title": "Public domain"}],
              "resources": [
                {"name": "monthly", "path": "m.csv"}, {"name": "annual", "path": "a.csv"}
              ]
            }
            """);
    assertThat(data.name()).isEqualTo("rates");
    assertThat(data.producers()).isEqualTo("Federal Reserve; FRED");
    assertThat(data.licence()).isEqualTo("ODC-PDDL-1.0; Public domain");
    assertThat(data.resources()).extracting(Resource::name).containsExactly("monthly", "annual");
  }

  @Test
  void aFieldIsReadWithItsConstraints() throws Exception {
    Resource.Field field =
        resource(
                """
                {"name": "share", "type": "number", "decimalPlaces": 4,
                 "constraints": {"required": true, "minimum": 0, "maximum": "1.5",
                                 "enum": ["0.5", "1"], "pattern": "[0-9.]+"}}
                """,
                "\"share\"")
            .field("share")
            .orElseThrow();
    assertThat(field.required()).isTrue();
    assertThat(field.decimals()).isEqualTo(4);
    assertThat(field.minimum()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(field.maximum()).isEqualByComparingTo(new BigDecimal("1.5"));
    assertThat(field.allowed()).isEqualTo(Set.of("0.5", "1"));
    assertThat(String.valueOf(field.pattern())).isEqualTo("[0-9.]+");
  }

  @Test
  void aFieldWithoutTypeIsTextAndMayBeBlank() throws Exception {
    Resource.Field field = resource("{\"name\": \"note\"}", "[]").field("note").orElseThrow();
    assertThat(field.type()).isEqualTo("string");
    assertThat(field.required()).isFalse();
    assertThat(field.pattern()).isNull();
  }

  @Test
  void aKeyIsOneFieldOrAList() throws Exception {
    assertThat(resource("{\"name\": \"a\"}", "\"a\"").primaryKey()).containsExactly("a");
    assertThat(resource("{\"name\": \"a\"}", "[\"a\"]").primaryKey()).containsExactly("a");
  }

  @Test
  void aKeyOfNoFieldIsRefused() {
    assertInvalid(
        () -> resource("{\"name\": \"a\"}", "[\"a\", \"b\"]"),
        "The primary key of resource table names no field 'b'");
  }

  @Test
  void aMisspeltTypeIsNotReadAsText() {
    assertInvalid(
        () -> resource("{\"name\": \"day\", \"type\": \"dat\"}", "[]"),
        "The type of table.day is 'dat', not one of [string, date, integer, number, boolean]");
  }

  @Test
  void aFieldThatStandsTwiceIsRefused() {
    assertInvalid(
        () -> resource("{\"name\": \"a\"}, {\"name\": \"a\"}", "[]"),
        "Resource table lists a field twice");
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertInvalid(
        () -> resource("{\"name\": \"a\", \"constraints\": {\"pattern\": \"[\"}}", "[]"),
        "A constraint of table.a is wrong: Unclosed character class");
  }

  @Test
  void aBoundThatIsNoNumberIsRefused() {
    assertInvalid(
        () -> resource("{\"name\": \"a\", \"constraints\": {\"minimum\": \"low\"}}", "[]"),
        "A constraint of table.a is wrong");
  }

  @Test
  void whatHasNoNameIsRefused() {
    assertInvalid(() -> resource("{\"type\": \"date\"}", "[]"), "A field of resource table has no");
    assertInvalid(
        () -> describe("{\"resources\": [{\"path\": \"a.csv\"}]}"), "A resource has no `name`");
    assertInvalid(
        () -> describe("{\"resources\": [{\"name\": \"a\", \"path\": \" \"}]}"),
        "Resource a has no `path`");
  }

  @Test
  void aPackageWithoutTablesIsRefused() {
    assertInvalid(() -> describe("{\"name\": \"empty\"}"), "It lists no `resources`");
  }

  @Test
  void aDescriptorThatIsNoJsonIsRefused() {
    assertInvalid(
        () -> describe("{\"resources\": ["), "It is not JSON: line 1, column 16: Unexpected end");
  }

  @Test
  void aKeyThatIsStatedTwiceIsRefused() {
    assertInvalid(
        () ->
            describe(
                "{\"resources\": [{\"name\": \"a\",\n \"path\": \"a.csv\", \"path\": \"b.csv\"}]}"),
        "It is not JSON: line 2, column 25: Duplicate field 'path'");
  }

  @Test
  void whatFollowsTheClosingBraceIsNotOverlooked() {
    assertInvalid(
        () -> describe("{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}]} {\"x\": 1}"),
        "It is not JSON: ");
  }

  @Test
  void twoTablesOfOneNameAreRefused() {
    assertInvalid(
        () ->
            describe(
                """
                {"resources": [{"name": "a", "path": "a.csv"}, {"name": "b", "path": "b.csv"},
                               {"name": "a", "path": "c.csv"}]}
                """),
        "Several resources are named [a]");
  }

  @Test
  void aTableOfNoFileIsRefused() {
    assertInvalid(
        () -> describe("{\"resources\": [{\"name\": \"a\", \"path\": [], \"layout\": {}}]}"),
        "The `path` of resource a lists no file");
    assertInvalid(
        () -> describe("{\"resources\": [{\"name\": \"a\", \"path\": [7], \"layout\": {}}]}"),
        "A `path` of resource a is 7");
  }

  @Test
  void aByteOrderMarkIsNoPartOfADescriptor() throws Exception {
    DataPackage data = describe("\uFEFF{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}]}");
    assertThat(data.require("a").path()).isEqualTo("a.csv");
  }

  @Test
  void aDescriptorOfAnotherEncodingIsToldSo() throws Exception {
    byte[] bytes = "{\"name\": \"Réunion\"}".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve(DataPackage.FILE), bytes);
    assertInvalid(
        () -> DataPackage.read(folder),
        "Its bytes are not UTF-8. Convert it from its own encoding.");
  }

  @Test
  void aFolderWithoutDescriptorIsRefused() {
    assertInvalid(() -> DataPackage.read(folder), "/datapackage.json: DESCRIPTOR_INVALID");
  }

  @Test
  void aTableThatMustBeThereIsNamedWhereItIsNot() throws Exception {
    DataPackage data = describe("{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}]}");
    assertThat(data.require("a").path()).isEqualTo("a.csv");
    assertInvalid(() -> data.require("b"), "It lists no resource 'b'");
  }

  @Test
  void aPathOutOfTheFolderIsRefused() throws Exception {
    for (String path : new String[] {"../secret.csv", "/etc/passwd", "sub/../../secret.csv"}) {
      DataPackage data =
          describe("{\"resources\": [{\"name\": \"a\", \"path\": \"" + path + "\"}]}");
      assertInvalid(
          () -> data.file(data.require("a")), "Resource a points outside its folder: " + path);
    }
  }

  @Test
  void aFileIsNamedByItsPathInsideTheFolder() throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/a.csv"), "a\n1\n");
    DataPackage data = describe("{\"resources\": [{\"name\": \"a\", \"path\": \"sub/a.csv\"}]}");
    assertThat(data.file(data.require("a")).name()).isEqualTo(folder.getFileName() + "/sub/a.csv");
  }

  private DataPackage describe(String json) throws IOException {
    Files.writeString(folder.resolve(DataPackage.FILE), json);
    return DataPackage.read(folder);
  }

  private Resource resource(String fields, String key) throws IOException {
    return describe(
            """
            {"resources": [{"name": "table", "path": "t.csv",
              "schema": {"fields": [%s], "primaryKey": %s}}]}
            """
                .formatted(fields, key))
        .require("table");
  }

  private static void assertInvalid(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("DESCRIPTOR_INVALID")
        .hasMessageContaining(message);
  }
}
