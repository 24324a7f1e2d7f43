package io.onething.departments;

import io.onething.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A department as its {@code department.yaml} describes it.
 *
 * @param id its id, also the name of its folder
 * @param baseUrl where its interface is; null for a department that only has clerks
 * @param signIn how we sign in there
 * @param callbackSecret the key its callbacks are signed with (HMAC-SHA256); null when it sends
 *     none
 * @param maxParallel how many calls it takes at the same time
 */
public record Department(
    String id,
    Localized names,
    @Nullable Setting baseUrl,
    SignIn signIn,
    @Nullable Setting callbackSecret,
    int maxParallel,
    @Nullable Contact contact) {}
