package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One table of a data package.
 *
 * @param name its name, by which the ledger and the reference data find it
 * @param path its file, inside the package's folder
 * @param fields its columns, by name; their order in the file is free
 * @param primaryKey the columns that tell its rows apart; may be empty
 * @param layout how its rows are read as trade flows; null for other tables
 */
public record Resource(
    String name,
    String path,
    List<Field> fields,
    List<String> primaryKey,
    @Nullable StatedLayout layout) {

  private static final int ANY_DECIMALS = 12;
  private static final List<String> TYPES =
      List.of("string", "date", "integer", "number", "boolean");

  /**
   * One column.
   *
   * @param name as in the header
   * @param type string, date, integer, number or boolean
   * @param required whether a blank rejects the row
   * @param allowed the values allowed; empty for any
   * @param pattern what a value must match as a whole; null for anything
   * @param minimum the smallest number allowed; null for any
   * @param maximum the largest number allowed; null for any
   * @param decimals the most decimals a number may have
   */
  public record Field(
      String name,
      String type,
      boolean required,
      Set<String> allowed,
      @Nullable Pattern pattern,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      int decimals) {}

  /** One for each file: a resource with a layout may list several paths of the same layout. */
  static List<Resource> all(JsonNode json, String file) {
    if (!json.path("path").isArray() || !json.has("layout")) {
      return List.of(of(json, file));
    }
    String name = text(json, "name", file, "A resource");
    List<Resource> resources = new ArrayList<>();
    for (JsonNode path : json.get("path")) {
      if (!path.isTextual() || path.asText().isBlank()) {
        throw DataPackage.invalid(file, "A `path` of resource " + name + " is " + path + ".");
      }
      resources.add(of(json, name, path.asText(), file));
    }
    if (resources.isEmpty()) {
      throw DataPackage.invalid(file, "The `path` of resource " + name + " lists no file.");
    }
    return resources;
  }

  static Resource of(JsonNode json, String file) {
    String name = text(json, "name", file, "A resource");
    return of(json, name, text(json, "path", file, "Resource " + name), file);
  }

  private static Resource of(JsonNode json, String name, String path, String file) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : json.path("schema").path("fields")) {
      fields.add(field(field, file, name));
    }
    List<String> key = new ArrayList<>();
    JsonNode primaryKey = json.path("schema").path("primaryKey");
    if (primaryKey.isTextual()) {
      key.add(primaryKey.asText());
    }
    primaryKey.forEach(k -> key.add(k.asText()));
    if (!CsvTable.repeated(fields.stream().map(Field::name).toList()).isEmpty()) {
      throw DataPackage.invalid(file, "Resource " + name + " lists a field twice.");
    }
    for (String column : key) {
      if (fields.stream().noneMatch(f -> f.name().equals(column))) {
        throw DataPackage.invalid(
            file, "The primary key of resource " + name + " names no field '" + column + "'.");
      }
    }
    StatedLayout layout =
        json.has("layout")
            ? LayoutParser.parse(json.get("layout"), file + ": " + name, path)
            : null;
    return new Resource(name, path, fields, key, layout);
  }

  /** The column of a name, if the schema lists it. */
  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
  }

  private static Field field(JsonNode json, String file, String resource) {
    String name = text(json, "name", file, "A field of resource " + resource);
    String type = json.path("type").asText("string");
    if (!TYPES.contains(type)) {
      throw DataPackage.invalid(
          file,
          "The type of " + resource + "." + name + " is '" + type + "', not one of " + TYPES + ".");
    }
    JsonNode constraints = json.path("constraints");
    Set<String> allowed = new HashSet<>();
    constraints.path("enum").forEach(v -> allowed.add(v.asText()));
    try {
      return new Field(
          name,
          type,
          constraints.path("required").asBoolean(false),
          allowed,
          constraints.has("pattern") ? Pattern.compile(constraints.get("pattern").asText()) : null,
          decimal(constraints.path("minimum")),
          decimal(constraints.path("maximum")),
          json.path("decimalPlaces").asInt(ANY_DECIMALS));
    } catch (PatternSyntaxException | NumberFormatException e) {
      throw DataPackage.invalid(
          file, "A constraint of " + resource + "." + name + " is wrong: " + e.getMessage());
    }
  }

  private static @Nullable BigDecimal decimal(JsonNode node) {
    return node.isNumber() || node.isTextual() ? new BigDecimal(node.asText()) : null;
  }

  private static String text(JsonNode json, String key, String file, String what) {
    if (!json.path(key).isTextual() || json.get(key).asText().isBlank()) {
      throw DataPackage.invalid(file, what + " has no `" + key + "`.");
    }
    return json.get(key).asText();
  }
}
