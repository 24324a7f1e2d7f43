package io.onething.clerks;

import io.onething.access.Role;
import io.onething.organisation.GroupUses;
import io.onething.organisation.Offices;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Grants each role what it needs in the engine, and no more, before the first request is taken. A
 * clerk is granted no task at all: the engine itself lets the candidate groups of a task see and
 * work on it.
 */
@Component
class TasklistGrants implements SmartLifecycle {

  private static final String NOBODY = "nobody";
  private static final Logger LOG = LoggerFactory.getLogger(TasklistGrants.class);

  private final AuthorizationService grants;
  private final IdentityService identity;
  private final NamedGroups groups;
  private final TaskFilters filters;
  private final Offices offices;
  private final GroupUses uses;
  private volatile boolean running;

  TasklistGrants(
      AuthorizationService grants,
      IdentityService identity,
      NamedGroups groups,
      TaskFilters filters,
      Offices offices,
      GroupUses uses) {
    this.grants = grants;
    this.identity = identity;
    this.groups = groups;
    this.filters = filters;
    this.offices = offices;
    this.uses = uses;
  }

  /** After the bundles are deployed, before the web server. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    try {
      grantAll();
    } catch (ProcessEngineException another) {
      LOG.info("Another server grants at the same time; looking again: {}", another.getMessage());
      grantAll();
    }
    running = true;
  }

  private void grantAll() {
    closeSetup();
    groups.keep(allGroups());
    for (Role role : Role.values()) {
      if (role.isAtTheCounter()) {
        grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(role, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        // For names alone: the engine knows no applicants, and not who is in which group.
        grant(role, Resources.GROUP, Authorization.ANY, Permissions.READ);
        grant(role, Resources.USER, Authorization.ANY, Permissions.READ);
        grant(role, Resources.FILTER, filters.ofTheGroup(), Permissions.READ);
      }
    }
    grant(Role.MODELER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(
        Role.MODELER,
        Resources.PROCESS_DEFINITION,
        Authorization.ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY);
    grant(
        Role.MODELER,
        Resources.DECISION_DEFINITION,
        Authorization.ANY,
        Permissions.READ,
        Permissions.READ_HISTORY);
    grant(Role.MODELER, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    for (Resource resource : Resources.values()) {
      grant(Role.OPERATOR, resource, Authorization.ANY, Permissions.ALL);
    }
  }

  /**
   * Camunda's web applications send everybody to a page that makes an administrator while there is
   * none. Here is one that nobody can be: no door takes a password, and {@link EngineGroups} lets
   * nobody into its group.
   */
  private void closeSetup() {
    groups.keep(Set.of(Groups.CAMUNDA_ADMIN));
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
      User nobody = identity.newUser(NOBODY);
      nobody.setPassword("Aa1!" + UUID.randomUUID() + UUID.randomUUID());
      identity.saveUser(nobody);
      identity.createMembership(NOBODY, Groups.CAMUNDA_ADMIN);
    }
  }

  /** Those that tasks may go to, and one for each role. */
  private Set<String> allGroups() {
    Set<String> all = new TreeSet<>(offices.groups());
    uses.all().forEach(use -> all.add(use.group()));
    Arrays.stream(Role.values())
        .filter(role -> role != Role.APPLICANT)
        .map(EngineGroups::of)
        .forEach(all::add);
    return all;
  }

  private void grant(Role role, Resource resource, String id, Permission... permissions) {
    String group = EngineGroups.of(role);
    @Nullable Authorization known =
        grants
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .singleResult();
    Authorization grant =
        known == null ? grants.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : known;
    if (known != null && Arrays.equals(known.getPermissions(permissions), permissions)) {
      return;
    }
    grant.setGroupId(group);
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(permissions);
    grants.saveAuthorization(grant);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
