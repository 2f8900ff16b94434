package pairkeeper.web.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;

/** A directory on one server while it is typed. */
public class TreePlaceFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UUID server;
  private final String name;
  private String path;
  private String mount;

  TreePlaceFields(Instance server) {
    this.server = server.id();
    this.name = server.name();
  }

  /** One for each server of a pair. */
  static List<TreePlaceFields> of(Pair pair) {
    return new ArrayList<>(pair.servers().stream().map(TreePlaceFields::new).toList());
  }

  /** Those that are filled in. Throws Refused naming the field with its number, {@code path0}. */
  static List<TreePlace> typed(List<TreePlaceFields> places) {
    var typed = new ArrayList<TreePlace>();
    for (int i = 0; i < places.size(); i++) {
      TreePlaceFields place = places.get(i);
      if (!place.blank()) {
        typed.add(place.toPlace(i));
      }
    }
    return typed;
  }

  /** The number of the first that is not filled in; of the last where all are. */
  static int firstBlank(List<TreePlaceFields> places) {
    int at = 0;
    while (at < places.size() - 1 && !places.get(at).blank()) {
      at++;
    }
    return at;
  }

  UUID server() {
    return server;
  }

  void take(TreePlace place) {
    path = place.path();
    mount = place.mount();
  }

  private boolean blank() {
    return path == null || path.isBlank();
  }

  private TreePlace toPlace(int number) {
    try {
      return new TreePlace(server, path.strip(), mount == null ? "" : mount.strip());
    } catch (Refused refused) {
      throw new Refused(refused.field() + number, refused.text());
    }
  }

  public String getName() {
    return name;
  }

  public String getPath() {
    return path;
  }

  public void setPath(String path) {
    this.path = path;
  }

  public String getMount() {
    return mount;
  }

  public void setMount(String mount) {
    this.mount = mount;
  }
}
