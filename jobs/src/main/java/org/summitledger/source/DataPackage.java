package org.summitledger.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A folder described by a {@code datapackage.json} (Frictionless Data Package v2).
 *
 * @param folder where it lies
 * @param name its name
 * @param producers who made the figures, as its {@code sources} say
 * @param licence its licences' names
 * @param resources its tables
 */
public record DataPackage(
    Path folder, String name, String producers, String licence, List<Resource> resources) {

  /** The descriptor's file name. */
  public static final String FILE = "datapackage.json";

  /** How a question in a draft begins. */
  public static final String UNDECIDED = "decide: ";

  private static final char BYTE_ORDER_MARK = 0xFEFF;

  /** Of a key stated twice, or of what follows the closing brace, nobody could tell which holds. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads the descriptor of a folder.
   *
   * @throws BadInputException if it is missing or wrong
   */
  public static DataPackage read(Path described) {
    Path folder = described.toAbsolutePath().normalize();
    Path file = folder.resolve(FILE);
    String shown = folder.getFileName() + "/" + FILE;
    try {
      JsonNode json = JSON.readTree(text(file));
      List<Issue> undecided = new ArrayList<>();
      undecided(json, "", shown, undecided);
      if (!undecided.isEmpty()) {
        throw new BadInputException(undecided);
      }
      List<Resource> resources = new ArrayList<>();
      for (JsonNode node : json.path("resources")) {
        resources.addAll(Resource.all(node, shown));
      }
      if (resources.isEmpty()) {
        throw invalid(shown, "It lists no `resources`.");
      }
      requireNamesOnce(json.path("resources"), shown);
      String own = titles(json.path("sources"));
      return new DataPackage(
          folder,
          json.path("name").asText(String.valueOf(folder.getFileName())),
          own,
          titles(json.path("licenses")),
          resources);
    } catch (JsonProcessingException e) {
      throw invalid(shown, "It is not JSON: " + place(e) + e.getOriginalMessage() + ".");
    } catch (CharacterCodingException e) {
      throw invalid(shown, "Its bytes are not UTF-8. Convert it from its own encoding.");
    } catch (IOException e) {
      throw invalid(shown, "It cannot be read: " + e.getMessage());
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** A table is found by its name; of two of one name, one would never be read. */
  private static void requireNamesOnce(JsonNode resources, String shown) {
    List<String> names =
        StreamSupport.stream(resources.spliterator(), false)
            .map(resource -> resource.path("name").asText())
            .toList();
    Set<String> repeated = CsvTable.repeated(names);
    if (!repeated.isEmpty()) {
      throw invalid(shown, "Several resources are named " + new TreeSet<>(repeated) + ".");
    }
  }

  /** The resource of a name. */
  public Optional<Resource> resource(String resourceName) {
    return resources.stream().filter(r -> r.name().equals(resourceName)).findFirst();
  }

  /**
   * The resource of a name that must be there.
   *
   * @throws BadInputException if it is not
   */
  public Resource require(String resourceName) {
    return resource(resourceName)
        .orElseThrow(
            () ->
                invalid(
                    folder.getFileName() + "/" + FILE,
                    "It lists no resource '" + resourceName + "'."));
  }

  /** The file of a resource, hashed. */
  public InputFile file(Resource resource) {
    return file(resource, Hashes::sha256);
  }

  /** The same, with hashes that may have been taken before. */
  public InputFile file(Resource resource, InputFile.Hashing hashing) {
    return InputFile.of(path(resource), folder.getFileName() + "/" + resource.path(), hashing);
  }

  private Path path(Resource resource) {
    String place = folder.getFileName() + "/" + FILE;
    try {
      Path path = folder.resolve(resource.path()).normalize();
      if (path.startsWith(folder)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw invalid(
          place,
          "Resource "
              + resource.name()
              + " names no file, '"
              + Issue.quote(resource.path())
              + "': "
              + e.getReason()
              + ".");
    }
    throw invalid(
        place, "Resource " + resource.name() + " points outside its folder: " + resource.path());
  }

  /** A draft leaves questions, and nobody may read a file by them. */
  private static void undecided(JsonNode node, String place, String file, List<Issue> found) {
    if (node.isTextual() && node.asText().startsWith(UNDECIDED)) {
      found.add(
          Issue.ofFile(
              IssueCode.DESCRIPTOR_INVALID, file, place + " is still to be decided: " + node));
    }
    node.properties()
        .forEach(
            e ->
                undecided(
                    e.getValue(),
                    place.isEmpty() ? e.getKey() : place + "." + e.getKey(),
                    file,
                    found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      undecided(node.get(i), place + "[" + i + "]", file, found);
    }
  }

  static BadInputException invalid(String file, String message) {
    return new BadInputException(
        Issue.ofFile(IssueCode.DESCRIPTOR_INVALID, file, message + " Mend the descriptor."));
  }

  private static String titles(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(n -> n.hasNonNull("title") ? n.get("title").asText() : n.path("name").asText())
        .filter(title -> !title.isBlank())
        .collect(Collectors.joining("; "));
  }
}
