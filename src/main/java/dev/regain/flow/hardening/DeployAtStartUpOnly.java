package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** A diagram is code. It comes with the release, never through a running system, not even from an administrator. */
class DeployAtStartUpOnly extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd && !DeployDiagrams.isDeploying()) {
            throw new Refused("deployed-at-start-up");
        }
        return next.execute(command);
    }
}
