package pairkeeper.core.plan;

import java.util.UUID;
import pairkeeper.core.model.Text;

/** What is cleaned up when a step fails, so that nothing is left half done. */
public record Rescue(UUID server, Text title, Command command) {}
