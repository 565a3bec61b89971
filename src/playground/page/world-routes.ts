import { type PageApp, type PageDoor, showWorld } from './page-door.ts';
import { deliveriesView } from './views/deliveries-view.ts';
import { homeView } from './views/home-view.ts';
import { policyView } from './views/policy-view.ts';
import { requestsView } from './views/requests-view.ts';

/** Pages about everything: the organization, its policy, the two logs. */
export function worldRoutes(app: PageApp, door: PageDoor): void {
  for (const path of ['/', '/harbour'])
    app.get(path, context =>
      showWorld(context, door, harbour => ({ title: 'harbour', content: homeView(harbour) })),
    );
  app.get('/-/policy', context =>
    showWorld(context, door, harbour => ({ title: 'Policy', content: policyView(harbour, undefined) })),
  );
  app.get('/-/deliveries', context =>
    showWorld(context, door, async harbour => ({
      title: 'Deliveries',
      content: await deliveriesView(harbour, context.req.query('page')),
    })),
  );
  app.get('/-/requests', context =>
    showWorld(context, door, harbour => ({
      title: 'Requests',
      content: requestsView(harbour, context.req.query('page')),
    })),
  );
}
