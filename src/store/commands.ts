import type { Commands, NewCommand, StoredCommand } from './command-port.ts';
import type { Database } from './database.ts';
import { and, desc, eq, gte, isNotNull, isNull } from './drizzle.ts';
import { commands } from './schema.ts';

export function createCommands({ drizzle }: Database): Commands {
  const isComment = (repositoryId: number, commentId: number) =>
    and(eq(commands.repositoryId, repositoryId), eq(commands.commentId, commentId));
  const isCommand = (command: NewCommand) => isComment(command.repositoryId, command.commentId);

  async function read(command: NewCommand): Promise<StoredCommand> {
    const [row] = await drizzle.select().from(commands).where(isCommand(command));
    if (row === undefined) throw new Error(`There is no command of comment ${command.commentId}.`);

    return toCommand(row);
  }

  return {
    async claim(command) {
      await drizzle.insert(commands).values(command).onConflictDoNothing();

      return await read(command);
    },

    async decide(command, decision) {
      await drizzle
        .update(commands)
        .set(decision)
        .where(and(isCommand(command), isNull(commands.outcome)));

      return await read(command);
    },

    async finish(command, at) {
      await drizzle.update(commands).set({ finishedAt: at }).where(isCommand(command));
    },

    async isKnown(repositoryId, commentId) {
      return (await drizzle.$count(commands, isComment(repositoryId, commentId))) > 0;
    },

    async isFinished(repositoryId, commentId) {
      const isDone = and(isComment(repositoryId, commentId), isNotNull(commands.finishedAt));

      return (await drizzle.$count(commands, isDone)) > 0;
    },

    async latest(repositoryId, number, { name, outcome }) {
      const [row] = await drizzle
        .select()
        .from(commands)
        .where(
          and(
            eq(commands.repositoryId, repositoryId),
            eq(commands.number, number),
            eq(commands.name, name),
            eq(commands.outcome, outcome),
          ),
        )
        .orderBy(desc(commands.at))
        .limit(1);

      return row && toCommand(row);
    },

    countSince(repositoryId, number, { actorId, since }) {
      return drizzle.$count(
        commands,
        and(
          eq(commands.repositoryId, repositoryId),
          eq(commands.number, number),
          eq(commands.actorId, actorId),
          gte(commands.at, since),
        ),
      );
    },
  };
}

function toCommand({ finishedAt, ...row }: typeof commands.$inferSelect): StoredCommand {
  return { ...row, isFinished: finishedAt !== null };
}
