// Written from docs/api/openapi.json by `npm run generate`; do not edit.
export interface paths {
  "/open311/discovery": {
    /** Open311 发现文件，按 Accept 返回 XML 或 JSON */
    get: operations["discoverOpen311"];
  };
  "/open311/discovery.json": {
    /** Open311 发现文件 */
    get: operations["discoverOpen311Json"];
  };
  "/open311/discovery.xml": {
    /** Open311 发现文件 */
    get: operations["discoverOpen311Xml"];
  };
  "/open311/v2/requests.json": {
    /**
    * Open311 事项列表
    * @description 参数：jurisdiction_id、service_request_id（逗号分隔，优先于其他参数）、service_code（逗号分隔）、start_date、end_date（W3C 时间，最多相距 90 天，默认最近 90 天）、status（open、closed）、page、page_size（最多 1000）。
    */
    get: operations["listOpen311RequestsJson"];
    /**
    * 经 Open311 上报事项
    * @description 表单 application/x-www-form-urlencoded（UTF-8）：api_key、service_code、lat 和 long 或 address_string 或 address_id、attribute[CODE]、description、first_name、last_name、phone、media_url。email、device_id、account_id 可以提交，不保存。错误以 Open311 的 errors 形式返回（400、403、404、429）。
    */
    post: operations["reportOpen311Json"];
  };
  "/open311/v2/requests.xml": {
    /**
    * Open311 事项列表
    * @description 参数：jurisdiction_id、service_request_id（逗号分隔，优先于其他参数）、service_code（逗号分隔）、start_date、end_date（W3C 时间，最多相距 90 天，默认最近 90 天）、status（open、closed）、page、page_size（最多 1000）。
    */
    get: operations["listOpen311RequestsXml"];
    /**
    * 经 Open311 上报事项
    * @description 表单 application/x-www-form-urlencoded（UTF-8）：api_key、service_code、lat 和 long 或 address_string 或 address_id、attribute[CODE]、description、first_name、last_name、phone、media_url。email、device_id、account_id 可以提交，不保存。错误以 Open311 的 errors 形式返回（400、403、404、429）。
    */
    post: operations["reportOpen311Xml"];
  };
  "/open311/v2/requests/{request_file}": {
    /** Open311 事项：{service_request_id}.xml 或 .json */
    get: operations["getOpen311Request"];
  };
  "/open311/v2/servicerequestupdates.json": {
    /**
    * Open311 事项进展
    * @description 参数：jurisdiction_id、start_date、end_date、page、page_size。FixMyStreet 的扩展，由先到后排列。
    */
    get: operations["listOpen311UpdatesJson"];
  };
  "/open311/v2/servicerequestupdates.xml": {
    /**
    * Open311 事项进展
    * @description 参数：jurisdiction_id、start_date、end_date、page、page_size。FixMyStreet 的扩展，由先到后排列。
    */
    get: operations["listOpen311UpdatesXml"];
  };
  "/open311/v2/services.json": {
    /** Open311 服务目录 */
    get: operations["listOpen311ServicesJson"];
  };
  "/open311/v2/services.xml": {
    /** Open311 服务目录 */
    get: operations["listOpen311ServicesXml"];
  };
  "/open311/v2/services/{service_file}": {
    /** Open311 服务的附加属性：{service_code}.xml 或 .json */
    get: operations["getOpen311Definition"];
  };
  "/open311/v2/tokens/{token_file}": {
    /** 由 token 取得 service_request_id：{token}.xml 或 .json */
    get: operations["getOpen311Token"];
  };
  "/v1/absences": {
    /**
    * 登记不在岗（请假、外出）并指定代理人
    * @description 代理人在此期间代理该人的全部岗位；没有代理人时，新事项转人工。
    */
    post: operations["declareAbsence"];
  };
  "/v1/access-explanations": {
    /**
    * 为什么某人能（或不能）查看或办理
    * @description 逐条列出所依据的规则，最后一句为结论。没有任何岗位的账户没有任何权限。
    */
    post: operations["explainAccess"];
  };
  "/v1/agreements": {
    /** 数据共享协议 */
    get: operations["listAgreements"];
    /**
    * 起草或修改数据共享协议草案
    * @description 数据项必须在数据资源目录中；给出范本代码时，未填的内容取自范本。
    */
    post: operations["draftAgreement"];
  };
  "/v1/agreements/{agreement_id}": {
    /** 数据共享协议及其经过 */
    get: operations["getAgreement"];
  };
  "/v1/agreements/{agreement_id}/steps": {
    /** 批准、暂停、恢复或终止数据共享协议 */
    post: operations["takeAgreementStep"];
  };
  "/v1/answers/{answer_id}/steps": {
    /** 处置受阻的回传：立即重送、接手、提出放弃、由另一人确认放弃 */
    post: operations["takeStuckAnswerStep"];
  };
  "/v1/area-follow-ups": {
    /**
    * 区域调整后数据迁移的进度
    * @description 网格或社区拆分、合并、移动后，房屋、人员、户、单位和设施的归属由可续作业分批改写。
    */
    get: operations["listAreaFollowUps"];
  };
  "/v1/area-merges": {
    /** 合并区域 */
    post: operations["mergeAreas"];
  };
  "/v1/area-outlines": {
    /**
    * 导入区域边界
    * @description GeoJSON 要素按编码与区域对应；先试算，问题逐条列出，确认后写入。高德、百度等坐标自动换算。
    */
    post: operations["importOutlines"];
  };
  "/v1/area-searches": {
    /** 按名称或编码查找区域 */
    post: operations["searchAreas"];
  };
  "/v1/areas": {
    /**
    * 区域树
    * @description 从区县到指定层级，上级在前；可查看过去某一时刻的区域。
    */
    get: operations["getAreaTree"];
    /** 新建区域 */
    post: operations["createArea"];
  };
  "/v1/areas/{area_id}": {
    /** 区域 */
    get: operations["getArea"];
    /** 更名或更正户数 */
    patch: operations["changeArea"];
  };
  "/v1/areas/{area_id}/children": {
    /** 下级区域 */
    get: operations["listAreaChildren"];
  };
  "/v1/areas/{area_id}/end": {
    /** 停用区域 */
    post: operations["endArea"];
  };
  "/v1/areas/{area_id}/history": {
    /** 区域沿革 */
    get: operations["listAreaHistory"];
  };
  "/v1/areas/{area_id}/map": {
    /**
    * 某一区域下级的地图
    * @description GeoJSON FeatureCollection，WGS 84；楼栋带楼高，在社区或网格内查看。
    */
    get: operations["getAreaMap"];
  };
  "/v1/areas/{area_id}/moves": {
    /** 把区域划归另一上级 */
    post: operations["moveArea"];
  };
  "/v1/areas/{area_id}/posts": {
    /** 设在某一区域的岗位 */
    get: operations["listAreaPosts"];
  };
  "/v1/areas/{area_id}/splits": {
    /**
    * 拆分区域
    * @description 每个下级区域都要指定归入哪一个新区域；沿革保留，已办事项仍属于原区域。
    */
    post: operations["splitArea"];
  };
  "/v1/areas/{area_id}/tree": {
    /** 某一区域及其下级 */
    get: operations["getAreaSubtree"];
  };
  "/v1/audit-searches": {
    /**
    * 查询审计记录
    * @description 按时间从新到旧；查询本身也会记入审计。条件严格时一页可能不满，但仍有下一页。
    */
    post: operations["searchAuditLines"];
  };
  "/v1/case-alarms": {
    /**
    * 临期和超时的事项
    * @description 本岗位范围内仍在计时的承诺：已过五分之四为临期，已过期为超时；各至多列出最早到期的 100 件。
    */
    get: operations["getCaseAlarms"];
  };
  "/v1/case-forwards": {
    /**
    * 等待外部单位答复的事项
    * @description 最早应答复的在前；可按状态、逾期和外部单位筛选。不填状态时只列仍在等待的。
    */
    get: operations["listCaseForwards"];
  };
  "/v1/case-forwards/{forward_id}/steps": {
    /** 登记外部单位的答复，或不再等待 */
    post: operations["moveCaseForward"];
  };
  "/v1/case-holes": {
    /**
    * 时限升级的缺口：无人可告知的岗位、没有放假安排的年份
    * @description 补上岗位、代理人或放假安排后，一分钟内自动关闭。
    */
    get: operations["listCaseHoles"];
  };
  "/v1/case-measures": {
    /**
    * 着落、回音、主动发现、社区内解决等比率，连同口径和分母
    * @description 由办理记录算出，从不手填；受保护的反映不计入。
    */
    get: operations["getCaseMeasures"];
  };
  "/v1/case-resolutions": {
    /**
    * 办理结论及未解决原因统计
    * @description 本岗位范围内最近若干天给出的办理结果和不予受理，已撤销的不计；重办的事项每次结果各计一次。
    */
    get: operations["countCaseResolutions"];
  };
  "/v1/case-stages": {
    /**
    * 在办事项按环节和区域计数
    * @description 每件在办事项只计一次；正被督办的另列。
    */
    get: operations["countCaseStages"];
  };
  "/v1/case-subtasks": {
    /**
    * 我和本单位待完成的协办任务
    * @description 最早到期的在前，至多 100 项；已办结或已归档事项的不再列出。
    */
    get: operations["listMyCaseSubtasks"];
  };
  "/v1/case-subtasks/{subtask_id}/steps": {
    /**
    * 接受、退回、完成或收回协办任务
    * @description 接受、退回、完成由协办方进行；收回由责任人或当地分拨人员进行。照片和附件须是本人上传的，随事项存证。
    */
    post: operations["moveCaseSubtask"];
  };
  "/v1/case-supervisions": {
    /**
    * 督办列表
    * @description 最早应反馈的在前。不填状态时列出未解除的，不含已结束事项的督办。
    */
    get: operations["listCaseSupervisions"];
  };
  "/v1/case-supervisions/{supervision_id}/steps": {
    /**
    * 反馈、再次督办或解除督办
    * @description 反馈由责任人进行；再次督办和解除由督办人进行，再次督办的期限与上一次等长。
    */
    post: operations["moveCaseSupervision"];
  };
  "/v1/case-tracking": {
    /**
    * 凭受理编号和查询码查看进展
    * @description 无需登录。编号不存在和查询码不对，答复相同。
    */
    post: operations["trackCase"];
  };
  "/v1/case-tracking/answers": {
    /** 凭查询码补充说明 */
    post: operations["answerTrackedCase"];
  };
  "/v1/case-tracking/ratings": {
    /** 凭查询码评价办理结果 */
    post: operations["rateTrackedCase"];
  };
  "/v1/case-tracking/reopenings": {
    /**
    * 凭查询码要求继续办理
    * @description 评价过也可以，在异议期限内有效；与实名反映人相同。
    */
    post: operations["reopenTrackedCase"];
  };
  "/v1/case-understanding": {
    /**
    * 识别效果：设置、模型和改判率
    * @description 改判率按本岗位范围内近 90 天已有人接办的事项计算。各开关见设置 cases.suggestions、cases.automatic-dispatch、cases.learnt-model、cases.threshold。
    */
    get: operations["getCaseUnderstanding"];
  };
  "/v1/case-unsealings": {
    /** 启封申请 */
    get: operations["listUnsealings"];
    /** 申请启封化名反映人的身份 */
    post: operations["askUnsealing"];
  };
  "/v1/case-unsealings/{unsealing_id}/decision": {
    /** 批准或不批准启封：须另一人、另一角色 */
    post: operations["decideUnsealing"];
  };
  "/v1/case-unsealings/{unsealing_id}/reporter": {
    /** 查看已启封的反映人身份 */
    get: operations["openSealedReporter"];
  };
  "/v1/case-visits": {
    /**
    * 待回访的事项
    * @description 所选类别（设置 cases.visit-classes）办结后，由非经办人回访；最早应回访的在前，至多 100 件。
    */
    get: operations["listCaseVisits"];
  };
  "/v1/cases": {
    /**
    * 事项列表
    * @description 最新上报的在前，所给条件须同时满足。按来源或紧急程度查找已办结的，须给出不超过 92 天的上报时间段。
    */
    get: operations["listCases"];
    /**
    * 上报事项
    * @description 编号由客户端生成，同一编号重复提交只受理一次。受理后数秒内完成识别和分拨。
    */
    post: operations["reportCase"];
  };
  "/v1/cases/already-handled": {
    /**
    * 上报前：是否已有人反映、正在办理
    * @description 只查询，不保存。只给出公开信息：事项类别、所在网格或社区、进展、日期、人数和理由。
    */
    post: operations["findHandledMatters"];
  };
  "/v1/cases/merges": {
    /**
    * 合并重复件：一件事、一个责任人、多个反映人
    * @description 最早反映的为主事项，时限取各件中最早的承诺；其余各件保留编号、承诺和回执，随主事项答复。
    */
    post: operations["mergeCases"];
  };
  "/v1/cases/merges/{merge_id}/undo": {
    /** 撤销合并，恢复各件原来的责任人和时限 */
    post: operations["undoMergeOfCases"];
  };
  "/v1/cases/on-behalf": {
    /** 代他人上报（电话、窗口） */
    post: operations["reportCaseOnBehalf"];
  };
  "/v1/cases/{case_id}": {
    /** 事项详情 */
    get: operations["getCase"];
  };
  "/v1/cases/{case_id}/answers": {
    /** 事项向各来源平台的回传和回执 */
    get: operations["listCaseAnswers"];
  };
  "/v1/cases/{case_id}/autopsy": {
    /**
    * 用时复盘：事项在谁手中多久、为什么
    * @description 由每一步和时限提醒算出，不另行登记；被撤销的步骤所用的时间照算。
    */
    get: operations["getCaseAutopsy"];
  };
  "/v1/cases/{case_id}/clocks": {
    /** 事项的时限和提醒 */
    get: operations["getCaseClocks"];
  };
  "/v1/cases/{case_id}/contact": {
    /** 查看反映人联系方式 */
    get: operations["discloseCaseContact"];
  };
  "/v1/cases/{case_id}/forwards": {
    /**
    * 事项转外部单位的情况
    * @description 含并入该事项的其他事项。在外部单位的时间单独计算，不停办结时限。
    */
    get: operations["listForwardsOfCase"];
    /**
    * 转外部单位处理
    * @description 责任人不变，办结时限不停；反映人看到转给了哪个单位。答复之前不能办结，除非说明不再等待的理由。
    */
    post: operations["forwardCase"];
  };
  "/v1/cases/{case_id}/grab": {
    /** 抢单接件 */
    post: operations["grabCase"];
  };
  "/v1/cases/{case_id}/handovers": {
    /** 分拨、退回和转办的经过及理由 */
    get: operations["getCaseHandovers"];
  };
  "/v1/cases/{case_id}/merges": {
    /** 事项的历次合并和反映件数 */
    get: operations["listMergesOfCase"];
  };
  "/v1/cases/{case_id}/photos": {
    /**
    * 事项的照片和附件
    * @description 拍摄时间和位置只给办理人员看。
    */
    get: operations["listCaseFiles"];
  };
  "/v1/cases/{case_id}/photos/{file_id}": {
    /**
    * 下载事项的照片或附件
    * @description 已去除拍摄信息的副本；支持 Range 和 ETag。
    */
    get: operations["getCasePhoto"];
  };
  "/v1/cases/{case_id}/proof": {
    /**
    * 导出事项存证包
    * @description 每一步的存证原文、盐值和包含证明，可用 linli verify 在没有网络的电脑上核验。
    */
    get: operations["exportCaseProof"];
  };
  "/v1/cases/{case_id}/rating": {
    /** 评价办理结果 */
    post: operations["rateCase"];
  };
  "/v1/cases/{case_id}/receipt": {
    /** 打印受理回执 */
    get: operations["getCaseReceipt"];
  };
  "/v1/cases/{case_id}/resemblance-answers": {
    /**
    * 反映人判断：是同一件事、不是、不确定
    * @description 只供工作人员合并时参考，不会自动合并。
    */
    post: operations["answerResemblance"];
  };
  "/v1/cases/{case_id}/resembling": {
    /** 可能是同一件事的事项及理由 */
    get: operations["listResemblingCases"];
  };
  "/v1/cases/{case_id}/stages": {
    /**
    * 事项的五个环节：感知监测、分析预警、指挥调度、实时反馈、督导落实
    * @description 由步骤和时限提醒归入，不另行登记；被撤销的步骤不列，所用的时间照算。
    */
    get: operations["getCaseStages"];
  };
  "/v1/cases/{case_id}/steps": {
    /** 办理事项 */
    post: operations["takeCaseStep"];
  };
  "/v1/cases/{case_id}/subtasks": {
    /**
    * 事项的协办任务
    * @description 含并入该事项的其他事项的协办任务；只因协办而看到该事项的，只列出自己的任务。
    */
    get: operations["listCaseSubtasks"];
    /**
    * 请其他单位或人员协办
    * @description 责任人始终只有一名。由责任人或当地分拨人员交办；标为必须完成的，完成或收回之前不能办结。
    */
    post: operations["askCaseSubtask"];
  };
  "/v1/cases/{case_id}/suggestions": {
    /** 责任事项建议及理由 */
    get: operations["getCaseSuggestions"];
  };
  "/v1/cases/{case_id}/supervisions": {
    /**
    * 事项的督办
    * @description 含并入该事项的其他事项的督办，按督办先后排列。
    */
    get: operations["listSupervisionsOfCase"];
    /**
    * 督办事项
    * @description 提醒可由社区工作者发出，督办须由街道工作者、区分拨席或负责人发出，挂牌督办须由街道或区负责人发出。责任人须在期限内反馈；督办解除之前事项不能结束。同一级别同时只有一次督办。
    */
    post: operations["superviseCase"];
  };
  "/v1/cases/{case_id}/timeline": {
    /** 办理经过 */
    get: operations["getCaseTimeline"];
  };
  "/v1/cases/{case_id}/visits": {
    /**
    * 登记一次回访
    * @description 不满意的，事项随即重办；三次联系不上即结束。
    */
    post: operations["reportCaseVisit"];
  };
  "/v1/change-requests": {
    /** 变更申请列表 */
    get: operations["listChangeRequests"];
    /**
    * 提出变更申请
    * @description 更正、迁入、迁出、出生、死亡、人房关系、标签和其他关系。字段不要求审批时立即生效。
    */
    post: operations["proposeChange"];
  };
  "/v1/change-requests/{request_id}": {
    /** 变更申请 */
    get: operations["getChangeRequest"];
  };
  "/v1/change-requests/{request_id}/decisions": {
    /** 同意、驳回或撤销变更申请 */
    post: operations["decideChangeRequest"];
  };
  "/v1/change-requests/{request_id}/withdrawal": {
    /** 撤回自己的变更申请 */
    post: operations["withdrawChangeRequest"];
  };
  "/v1/changes": {
    /**
    * 变动通知（长轮询）
    * @description 与 /v1/stream 同一编号，供小程序等不支持服务器推送的客户端使用：以上次的 next 作为 after 反复请求，有变动立即返回，没有则等待至多 wait 秒后返回空列表。
    */
    get: operations["pollChanges"];
  };
  "/v1/connectors": {
    /** 共享对象的接口 */
    get: operations["listConnectors"];
  };
  "/v1/connectors/{partner_code}": {
    /** 配置共享对象的接口 */
    put: operations["setConnector"];
  };
  "/v1/connectors/{partner_code}/secrets": {
    /** 生成新的共同密钥，只显示一次，旧密钥立即失效 */
    post: operations["renewConnectorSecret"];
  };
  "/v1/crosstabs": {
    /**
    * 交叉统计
    * @description 在职责范围内按一个或两个维度统计人、户、房屋。过小的数量不显示，并隐去其他数量，使其不能由合计推算出来。
    */
    post: operations["askCrosstab"];
  };
  "/v1/data-error-share": {
    /**
    * 数据差错占用基层工作的比例，逐周
    * @description 含下级区域的在岗人员，不列姓名；按工作痕迹的分值计算。
    */
    get: operations["getDataErrorShare"];
  };
  "/v1/dead-letters": {
    /**
    * 失败的事件投递
    * @description 已停止自动重试的在前。
    */
    get: operations["listDeadLetters"];
  };
  "/v1/dead-letters/retries": {
    /** 重新投递 */
    post: operations["retryDeadLetter"];
  };
  "/v1/dead-messages": {
    /** 未能送达、等待处置的消息 */
    get: operations["listDeadMessages"];
  };
  "/v1/dead-messages/{message_id}/steps": {
    /** 重新投递，或说明原因后放弃 */
    post: operations["takeDeadMessageStep"];
  };
  "/v1/device-events": {
    /**
    * 设备上报报警、恢复或心跳
    * @description 以 Linli-Device、Linli-Timestamp、Linli-Nonce、Linli-Signature 签名（HMAC，见 ADR 0030）。同类报警并入正在办理的事项；重发同一事件须换用新的随机串。
    */
    post: operations["receiveDeviceEvent"];
  };
  "/v1/device-rules": {
    /** 设备事件与责任事项对照表 */
    get: operations["getDeviceRules"];
    /**
    * 更换设备事件对照表
    * @description 类别 silent 是设备失联。没有列出的类别也会成为事项，由人工分拨。
    */
    put: operations["setDeviceRules"];
  };
  "/v1/devices": {
    /** 已登记的设备 */
    get: operations["listDevices"];
    /** 登记设备，密钥只显示一次 */
    post: operations["addDevice"];
  };
  "/v1/devices/{device_id}": {
    /** 停用设备 */
    delete: operations["retireDevice"];
  };
  "/v1/devices/{device_id}/events": {
    /** 设备最近的事件 */
    get: operations["listDeviceEvents"];
  };
  "/v1/devices/{device_id}/key": {
    /** 换发设备密钥，旧密钥立即失效 */
    post: operations["renewDeviceKey"];
  };
  "/v1/dispatch-condition-checks": {
    /** 检查一个条件的写法 */
    post: operations["checkDispatchCondition"];
  };
  "/v1/dispatch-condition-fields": {
    /** 规则条件可用的字段 */
    get: operations["listDispatchConditionFields"];
  };
  "/v1/dispatch-offers": {
    /** 本岗位可抢的事项 */
    get: operations["listDispatchOffers"];
  };
  "/v1/dispatch-rules": {
    /** 分拨规则各版次 */
    get: operations["listDispatchRules"];
    /** 起草新一版分拨规则 */
    post: operations["draftDispatchRules"];
  };
  "/v1/dispatch-rules/{edition}": {
    /** 一版分拨规则 */
    get: operations["getDispatchRules"];
    /** 修改分拨规则草稿 */
    put: operations["changeDispatchRules"];
  };
  "/v1/dispatch-rules/{edition}/publication": {
    /**
    * 发布分拨规则
    * @description 须先用这一版草稿演算历史事项，且由修订人以外的人发布。旧版次保留，已分拨的事项仍记着当时的版次。
    */
    post: operations["publishDispatchRules"];
  };
  "/v1/dispatch-rules/{edition}/simulations": {
    /** 用历史事项演算草稿 */
    post: operations["simulateDispatchRules"];
  };
  "/v1/dispatch-simulations/{simulation_id}": {
    /** 演算的进度和结果 */
    get: operations["getDispatchSimulation"];
  };
  "/v1/dwellings": {
    /** 房屋列表 */
    get: operations["listDwellings"];
  };
  "/v1/dwellings/{dwelling_id}": {
    /** 房屋及居住人员 */
    get: operations["getDwelling"];
  };
  "/v1/dwellings/{dwelling_id}/fields": {
    /**
    * 各字段的值、来源和可信度
    * @description 可查看某日终了时的记录；手机号、证件号码等始终脱敏。
    */
    get: operations["getDwellingFields"];
  };
  "/v1/dwellings/{dwelling_id}/fields/{field}": {
    /** 某个字段的全部说法 */
    get: operations["getDwellingFieldHistory"];
  };
  "/v1/empty-dwellings": {
    /** 无人居住的房屋 */
    get: operations["listEmptyDwellings"];
  };
  "/v1/establishments": {
    /** 单位列表 */
    get: operations["listEstablishments"];
  };
  "/v1/establishments/{establishment_id}": {
    /** 单位信息 */
    get: operations["getEstablishment"];
  };
  "/v1/establishments/{establishment_id}/comparison": {
    /** 逐项对比两条单位记录 */
    get: operations["compareEstablishments"];
  };
  "/v1/establishments/{establishment_id}/fields": {
    /**
    * 各字段的值、来源和可信度
    * @description 可查看某日终了时的记录；手机号、证件号码等始终脱敏。
    */
    get: operations["getEstablishmentFields"];
  };
  "/v1/establishments/{establishment_id}/fields/{field}": {
    /** 某个字段的全部说法 */
    get: operations["getEstablishmentFieldHistory"];
  };
  "/v1/evidence/checkpoint": {
    /**
    * 最新的存证检查点
    * @description 任何人都可以留存；日后可用来证明日志没有被改动。
    */
    get: operations["getCheckpoint"];
  };
  "/v1/evidence/checkpoints": {
    /**
    * 历次存证检查点
    * @description 每小时保留最后一个，新的在前。
    */
    get: operations["listCheckpoints"];
  };
  "/v1/evidence/consistency": {
    /** 两个检查点之间的一致性证明 */
    get: operations["proveConsistency"];
  };
  "/v1/evidence/leaves": {
    /** 某一对象的存证 */
    get: operations["listEvidenceLeaves"];
  };
  "/v1/evidence/leaves/{leaf_id}/pack": {
    /**
    * 导出一条存证的证明
    * @description 可用 linli verify 在没有网络的电脑上核验。
    */
    get: operations["exportEvidencePack"];
  };
  "/v1/evidence/logs": {
    /** 存证日志和签名公钥 */
    get: operations["listEvidenceLogs"];
  };
  "/v1/exchange-board": {
    /** 接口状态板：打通情况、最近成功、错误率、延迟、熔断、排队、协议到期 */
    get: operations["getExchangeBoard"];
  };
  "/v1/exports": {
    /** 导出申请列表 */
    get: operations["listExports"];
    /**
    * 申请导出
    * @description 用途由请求头 X-Linli-Purpose 说明，由另一人审批，印在每一页上。
    */
    post: operations["requestExport"];
  };
  "/v1/exports/{export_id}": {
    /** 导出申请 */
    get: operations["getExport"];
  };
  "/v1/exports/{export_id}/decision": {
    /** 审批导出 */
    post: operations["decideExport"];
  };
  "/v1/exports/{export_id}/file": {
    /** 下载导出文件 */
    get: operations["fetchExport"];
  };
  "/v1/files": {
    /**
    * 上传照片或附件
    * @description multipart/form-data：file 为文件，purpose 为用途（case_report 上报、case_step 办理、paper_form 纸质表单），captured_at_ms 为设备记录的拍摄时间（可不填）。图片、PDF 最大 20 MB，音视频最大 100 MB。一天内没有用于任何事项的附件会被清除。
    */
    post: operations["uploadFile"];
  };
  "/v1/files/{file_id}": {
    /**
    * 下载附件
    * @description 已去除拍摄信息的副本；支持 Range 和 ETag。已用于事项的附件，能看该事项的人才能下载。
    */
    get: operations["downloadFile"];
  };
  "/v1/findings": {
    /** 数据质量问题列表 */
    get: operations["listFindings"];
  };
  "/v1/findings/{finding_id}": {
    /** 数据质量问题 */
    get: operations["getFinding"];
  };
  "/v1/findings/{finding_id}/corrections": {
    /** 直接修正没有疑问的内容 */
    post: operations["fixFinding"];
  };
  "/v1/findings/{finding_id}/undo": {
    /** 撤销最近一次修正 */
    post: operations["undoCorrection"];
  };
  "/v1/form-fields": {
    /**
    * 可填写的字段及其用途、依据和敏感级别
    * @description 每个可填写的字段都对应数据资源目录中的一项；目录中没有用途和依据的，不能采集。
    */
    get: operations["listFormFields"];
  };
  "/v1/global-searches": {
    /**
    * 全域搜索
    * @description 一个框查找居民、房屋、单位、设施、事项和附件；支持拼音、首字母、同音字、形近字和一处笔误。只返回职责范围内的记录，按各类记录自己的权限脱敏。
    */
    post: operations["searchEverything"];
  };
  "/v1/hot-issues": {
    /**
    * 热点问题：近期被反复反映的事
    * @description 在本岗位范围内归并最近的事项（最多 3,000 件），按件数、人数、增长和时间排序。
    */
    get: operations["listHotIssues"];
  };
  "/v1/households-of-several-doors": {
    /** 一户多房 */
    get: operations["listHouseholdsOfSeveralDoors"];
  };
  "/v1/households/{household_id}/members": {
    /** 户内人员 */
    get: operations["listHouseholdMembers"];
  };
  "/v1/import-templates": {
    /** 导入模板 */
    get: operations["listImportTemplates"];
  };
  "/v1/import-templates/{template}/workbook": {
    /** 下载空白模板 */
    get: operations["getImportTemplateWorkbook"];
  };
  "/v1/imports": {
    /** 导入列表 */
    get: operations["listImports"];
    /**
    * 上传要导入的表格
    * @description multipart/form-data：file 为表格（.xlsx 或 .csv，最大 200 MB），template 为模板，source 为来源代码，area_id 为没有对应房屋的行归属的区域（可不填），sheet 为工作表序号（可不填）。
    */
    post: operations["receiveImport"];
  };
  "/v1/imports/{import_id}": {
    /** 导入情况 */
    get: operations["getImport"];
  };
  "/v1/imports/{import_id}/findings": {
    /** 各行的问题 */
    get: operations["listImportFindings"];
  };
  "/v1/imports/{import_id}/mapping": {
    /** 列的对应及理由 */
    get: operations["getImportMapping"];
    /** 确认列的对应并开始检查 */
    post: operations["confirmImportMapping"];
  };
  "/v1/imports/{import_id}/marked-workbook": {
    /** 取回标注了问题的表格 */
    get: operations["getMarkedWorkbook"];
  };
  "/v1/imports/{import_id}/steps": {
    /** 入库、撤销或放弃 */
    post: operations["stepImport"];
  };
  "/v1/ledger-vocabulary": {
    /** 定义台账可用的条件和字段 */
    get: operations["getLedgerVocabulary"];
  };
  "/v1/ledgers": {
    /** 台账目录 */
    get: operations["listLedgers"];
    /**
    * 定义台账或发布新版本
    * @description 只能使用词汇表中的条件和字段；每一版本永久保留，以便按旧定义重新生成。
    */
    post: operations["defineLedger"];
  };
  "/v1/ledgers/{ledger_code}": {
    /** 台账的定义 */
    get: operations["getLedger"];
  };
  "/v1/ledgers/{ledger_code}/changes": {
    /** 两个基准日之间谁列入、谁移出、为什么 */
    get: operations["compareLedger"];
  };
  "/v1/ledgers/{ledger_code}/rows": {
    /**
    * 台账内容
    * @description 按基准日有效、按某日已掌握的情况列出；同样的两个日期永远得到同样的内容。
    */
    get: operations["listLedgerRows"];
  };
  "/v1/ledgers/{ledger_code}/totals": {
    /** 台账按社区、网格和分项的统计 */
    get: operations["getLedgerTotals"];
  };
  "/v1/linkage-models": {
    /** 查重模型、人工判定数和全库查重进度 */
    get: operations["listLinkageModels"];
    /**
    * 用台账和人工判定训练新的模型
    * @description 在后台训练；完成后附上与人工判定的对照，启用前不影响查重。
    */
    post: operations["trainLinkageModel"];
  };
  "/v1/linkage-models/{model_id}/publication": {
    /**
    * 启用模型
    * @description 录入查重、导入查重和每夜查重从此使用它，并重新查重一遍。以前的模型可以再启用。
    */
    post: operations["publishLinkageModel"];
  };
  "/v1/linkage-pairs": {
    /**
    * 疑似同一人的记录
    * @description 每夜全库查重得出。两人分属不同社区的，由上一级判定。
    */
    get: operations["listLinkagePairs"];
  };
  "/v1/linkage-pairs/{pair_id}": {
    /** 一对记录：按现在的内容逐项说明 */
    get: operations["getLinkagePair"];
  };
  "/v1/linkage-pairs/{pair_id}/verdict": {
    /**
    * 判定是否同一人
    * @description 判定供模型学习，可以改判。判定为同一人后，合并记录另行提出；判定不是的，录入时不再提示。
    */
    post: operations["judgeLinkagePair"];
  };
  "/v1/machine-clients": {
    /** 机器账户 */
    get: operations["listMachineClients"];
    /**
    * 新建机器账户和令牌
    * @description 令牌只显示一次。
    */
    post: operations["createMachineClient"];
  };
  "/v1/machine-clients/{user_id}/tokens": {
    /** 机器账户的令牌 */
    get: operations["listMachineTokens"];
    /**
    * 新建机器令牌
    * @description 更换令牌时先建新的，再吊销旧的。
    */
    post: operations["createMachineToken"];
  };
  "/v1/machine-clients/{user_id}/tokens/{session_id}": {
    /** 吊销机器令牌 */
    delete: operations["revokeMachineToken"];
  };
  "/v1/me": {
    /** 我是谁、在什么岗位、能做什么 */
    get: operations["getMe"];
  };
  "/v1/me/data": {
    /** 我的数据：登记了什么、谁提供的、什么时候 */
    get: operations["getMyData"];
  };
  "/v1/me/data/consents/{consent_id}/withdrawal": {
    /** 撤回同意，立即停止共享并删除已取得的结果 */
    post: operations["withdrawMyConsent"];
  };
  "/v1/me/data/copies": {
    /** 生成我的数据副本，一天内可下载 */
    post: operations["takeMyCopy"];
  };
  "/v1/me/data/copies/{copy_id}": {
    /** 下载我的数据副本 */
    get: operations["fetchMyCopy"];
  };
  "/v1/me/data/corrections": {
    /** 申请更正我的信息 */
    post: operations["correctMyData"];
  };
  "/v1/me/data/looks": {
    /** 谁看过我的信息、为什么 */
    get: operations["listMyLooks"];
  };
  "/v1/me/data/shares": {
    /** 我的信息与谁共享过 */
    get: operations["listMyShares"];
  };
  "/v1/me/message-count": {
    /** 我的未读消息数 */
    get: operations["countMyMessages"];
  };
  "/v1/me/message-preferences": {
    /** 我的消息偏好：各渠道的同意和免打扰时间 */
    get: operations["getMyMessagePreferences"];
    /** 设置我的消息偏好 */
    put: operations["setMyMessagePreferences"];
  };
  "/v1/me/messages": {
    /** 我的消息 */
    get: operations["listMyMessages"];
  };
  "/v1/me/messages/{message_id}/marks": {
    /** 记为已读，或确认收到 */
    post: operations["markMyMessage"];
  };
  "/v1/me/password": {
    /**
    * 修改密码
    * @description 其他设备全部下线。
    */
    post: operations["changeMyPassword"];
  };
  "/v1/me/record-claims": {
    /** 关联本人档案：姓名、证件号码和登录手机号一致时立即关联，否则到社区核验 */
    post: operations["claimMyRecord"];
  };
  "/v1/me/totp": {
    /**
    * 获取动态口令密钥
    * @description 密钥只显示一次，用动态口令确认后生效。
    */
    post: operations["startTotp"];
  };
  "/v1/me/totp/confirmation": {
    /**
    * 确认动态口令并领取备用码
    * @description 其他设备全部下线。
    */
    post: operations["confirmTotp"];
  };
  "/v1/merges": {
    /**
    * 合并或拆分人员、单位记录
    * @description 30 天内可撤销；与事项的合并互不影响。
    */
    post: operations["mergeRecords"];
  };
  "/v1/message-costs": {
    /** 消息费用，按月和渠道 */
    get: operations["getMessageCosts"];
  };
  "/v1/message-gateways": {
    /** 消息网关 */
    get: operations["listMessageGateways"];
  };
  "/v1/message-gateways/{channel}": {
    /** 配置消息网关：地址、重试、单价和每日上限 */
    put: operations["setMessageGateway"];
  };
  "/v1/message-gateways/{channel}/secrets": {
    /** 生成新的共同密钥，只显示一次，旧密钥立即失效 */
    post: operations["renewMessageGatewaySecret"];
  };
  "/v1/message-receipts/{channel}": {
    /**
    * 网关回执（签名请求）：送达、确认或失败
    * @description 以共同密钥对路径、渠道、投递编号、时间、随机数和内容签名；重复的回执不改变任何状态。
    */
    post: operations["reportMessageReceipt"];
  };
  "/v1/message-templates": {
    /** 消息模板：已发布的版次和其后的草稿 */
    get: operations["listMessageTemplates"];
  };
  "/v1/message-templates/{template_code}": {
    /**
    * 起草或修改消息模板草稿
    * @description 变量写作 {名称}；没有定义的变量、没有用到的变量都不能保存。已发布的版次不变，修改成为新版次的草稿。
    */
    put: operations["saveMessageTemplate"];
  };
  "/v1/message-templates/{template_code}/previews": {
    /** 按变量预览消息在各渠道的内容、计费条数和费用 */
    post: operations["previewMessageTemplate"];
  };
  "/v1/message-templates/{template_code}/publications": {
    /** 发布消息模板草稿（须由起草人以外的人发布） */
    post: operations["publishMessageTemplate"];
  };
  "/v1/messages/{message_id}": {
    /** 消息的投递记录：各步渠道、尝试、回执和费用，不含内容和号码 */
    get: operations["getMessage"];
  };
  "/v1/my-day": {
    /**
    * 今日工作：先后次序和理由
    * @description 本人负责的事项、协办、回访和核实任务，以及只有本人能办的：上报到本人的超时、督办、受阻的回传、岗位缺口、异议和接班，按分值排序；分值相近的就近走。今天不必办的列在最后。
    */
    get: operations["getMyDay"];
  };
  "/v1/my-workload": {
    /**
    * 本人工作量
    * @description 由办理痕迹算出，被撤销的步骤不计；分值见设置 worklists.points。
    */
    get: operations["getMyWorkload"];
  };
  "/v1/my-workload/traces": {
    /** 本人某日工作量所依据的痕迹 */
    get: operations["listMyWorkTraces"];
  };
  "/v1/notice-plans": {
    /** 试算通知：多少人、谁不能发送及原因、费用；不发送 */
    post: operations["planNotice"];
  };
  "/v1/notices": {
    /** 向账户、岗位或区域发送通知 */
    post: operations["sendNotice"];
  };
  "/v1/notices/{notice_id}": {
    /** 通知及其投递情况 */
    get: operations["getNotice"];
  };
  "/v1/objects": {
    /** 设施和其他对象列表 */
    get: operations["listObjects"];
    /** 登记设施 */
    post: operations["registerObject"];
  };
  "/v1/objects/{object_id}": {
    /** 设施信息 */
    get: operations["getObject"];
  };
  "/v1/objects/{object_id}/fields": {
    /**
    * 各字段的值、来源和可信度
    * @description 可查看某日终了时的记录；手机号、证件号码等始终脱敏。
    */
    get: operations["getObjectFields"];
  };
  "/v1/objects/{object_id}/fields/{field}": {
    /** 某个字段的全部说法 */
    get: operations["getObjectFieldHistory"];
  };
  "/v1/objects/{object_id}/inspections": {
    /** 登记一次巡检 */
    post: operations["inspectObject"];
  };
  "/v1/open311-clients": {
    /** Open311 接入程序 */
    get: operations["listOpen311Clients"];
    /** 登记 Open311 接入程序，密钥只显示一次 */
    post: operations["addOpen311Client"];
  };
  "/v1/open311-clients/{client_id}": {
    /** 吊销接入程序的密钥，立即生效 */
    delete: operations["revokeOpen311Key"];
  };
  "/v1/open311-services/{item_code}": {
    /** 事项在 Open311 上的附加属性 */
    get: operations["getOpen311Service"];
    /** 设置事项在 Open311 上的附加属性和返回方式 */
    put: operations["setOpen311Service"];
  };
  "/v1/organisations": {
    /**
    * 单位
    * @description 不带条件时为全部单位；上级关系见 parent_id。
    */
    get: operations["listOrganisations"];
    /** 新建单位 */
    post: operations["createOrganisation"];
  };
  "/v1/organisations/{organisation_id}": {
    /** 单位详情 */
    get: operations["getOrganisation"];
    /** 单位更名 */
    patch: operations["renameOrganisation"];
  };
  "/v1/organisations/{organisation_id}/end": {
    /** 停用单位 */
    post: operations["endOrganisation"];
  };
  "/v1/organisations/{organisation_id}/posts": {
    /** 设在某一单位的岗位 */
    get: operations["listOrganisationPosts"];
  };
  "/v1/outside-bodies": {
    /** 外部单位名录 */
    get: operations["listOutsideBodies"];
    /** 发布外部单位名录的新版次 */
    put: operations["publishOutsideBodies"];
  };
  "/v1/paper-entries": {
    /**
    * 录入一张纸质表单
    * @description 与表格导入同样的检查；有妨碍入库的问题时不入库。照片先以用途 paper_form 上传。
    */
    post: operations["enterPaperForm"];
  };
  "/v1/partner-calls": {
    /** 我提出的查询 */
    get: operations["listPartnerCalls"];
    /**
    * 依据协议向共享对象查询
    * @description 没有有效协议、超出协议数据项、或需要而没有本人同意的查询不会发出。
    */
    post: operations["askPartner"];
  };
  "/v1/partner-calls/{call_id}": {
    /** 查询的状态 */
    get: operations["getPartnerCall"];
  };
  "/v1/partner-calls/{call_id}/answer": {
    /** 查询的结果 */
    get: operations["getPartnerAnswer"];
  };
  "/v1/partners/{partner_code}/queries": {
    /**
    * 共享对象依据协议查询（签名请求）
    * @description 以共同密钥对方法、路径、时间、随机数和内容签名；只答复协议约定的数据项。
    */
    post: operations["queryAsPartner"];
  };
  "/v1/person-checks": {
    /**
    * 录入前查重：此人是否已在库中
    * @description 按证件号码、手机号、姓名读音加出生年份或住址等加密索引查找，逐项说明理由；只回答职责范围内的人，其余一概不提。
    */
    post: operations["checkPerson"];
  };
  "/v1/persons": {
    /** 居民列表 */
    get: operations["listPersons"];
  };
  "/v1/persons/{person_id}": {
    /**
    * 居民信息
    * @description 手机号和证件号码始终脱敏；查看全文请使用“完整信息”并说明用途。
    */
    get: operations["getPerson"];
  };
  "/v1/persons/{person_id}/comparison": {
    /** 逐项对比两条人员记录 */
    get: operations["comparePersons"];
  };
  "/v1/persons/{person_id}/consents": {
    /** 居民的同意记录 */
    get: operations["listConsents"];
    /** 登记同意 */
    post: operations["giveConsent"];
  };
  "/v1/persons/{person_id}/consents/{consent_id}/withdrawal": {
    /** 撤回同意 */
    post: operations["withdrawConsent"];
  };
  "/v1/persons/{person_id}/disclosure": {
    /** 居民完整信息 */
    get: operations["disclosePerson"];
  };
  "/v1/persons/{person_id}/fields": {
    /**
    * 各字段的值、来源和可信度
    * @description 可查看某日终了时的记录；手机号、证件号码等始终脱敏。
    */
    get: operations["getPersonFields"];
  };
  "/v1/persons/{person_id}/fields/{field}": {
    /** 某个字段的全部说法 */
    get: operations["getPersonFieldHistory"];
  };
  "/v1/persons/{person_id}/links": {
    /** 人员的各种关系 */
    get: operations["listPersonLinks"];
  };
  "/v1/persons/{person_id}/sightings": {
    /** 最近见到的情况：各类线索支持还是不支持登记 */
    get: operations["getLastSeen"];
  };
  "/v1/phone-codes": {
    /**
    * 发送短信验证码
    * @description 无论手机号是否注册过，回答都相同。验证码 5 分钟内有效，最多试 5 次。
    */
    post: operations["askPhoneCode"];
  };
  "/v1/phone-sessions": {
    /**
    * 居民用验证码登录
    * @description 首次登录即建立居民账户。
    */
    post: operations["signInByPhone"];
  };
  "/v1/platform-orders/{platform_code}": {
    /**
    * 外部平台来件（签名请求）：新工单、补充、催办、撤回
    * @description 以共同密钥对路径、平台代码、报文编号、时间、随机数和内容签名（头 Linli-Channel、Linli-Delivery、Linli-Timestamp、Linli-Nonce、Linli-Suite、Linli-Signature）。12345 热线为 JSON，市民信箱为表单。同一报文再次送达得到同样的应答；应答同样签名。
    */
    post: operations["takePlatformOrder"];
  };
  "/v1/platform-receipts/{platform_code}": {
    /**
    * 外部平台回执（自带签名）
    * @description 回执自带签名，覆盖平台类别、幂等键、回执编号、时间和所送内容的哈希；重复的回执不改变任何状态。
    */
    post: operations["takePlatformReceipt"];
  };
  "/v1/platforms": {
    /** 外部平台状态板：待送达、受阻、最近来件和回执、熔断、签名不符次数 */
    get: operations["listPlatforms"];
  };
  "/v1/platforms/{platform_code}": {
    /** 接入外部平台，或修改其设置 */
    put: operations["connectPlatform"];
  };
  "/v1/platforms/{platform_code}/secrets": {
    /** 更换与平台的共同密钥，只显示一次，旧密钥立即失效 */
    post: operations["renewPlatformSecret"];
  };
  "/v1/posts": {
    /**
    * 授予岗位
    * @description 系统管理、安全管理、审计三类岗位不能由同一人担任，也不能给自己授予岗位。
    */
    post: operations["givePost"];
  };
  "/v1/posts/{post_id}": {
    /** 岗位 */
    get: operations["getPost"];
  };
  "/v1/posts/{post_id}/deputies": {
    /**
    * 指定代理人
    * @description 同一人同一开始时间再次提交，即调整结束时间。
    */
    post: operations["nameDeputy"];
  };
  "/v1/posts/{post_id}/deputies/{user_id}/end": {
    /**
    * 结束代理
    * @description 正在进行的代理立即结束，尚未开始的不再开始。
    */
    post: operations["endDeputy"];
  };
  "/v1/posts/{post_id}/end": {
    /**
    * 结束岗位
    * @description 以该岗位登录的会话在一秒内失去权限。
    */
    post: operations["endPost"];
  };
  "/v1/quality-measures": {
    /** 质量改进措施 */
    get: operations["listQualityMeasures"];
    /** 提出质量改进措施 */
    post: operations["planQualityMeasure"];
  };
  "/v1/quality-measures/{measure_id}/stages": {
    /** 推进质量改进措施（计划、实施、检查、调整、结束） */
    post: operations["moveQualityMeasure"];
  };
  "/v1/quality-report": {
    /** 数据质量晨报 */
    get: operations["getQualityReport"];
  };
  "/v1/quality-scores": {
    /** 质量得分 */
    get: operations["getQualityScores"];
  };
  "/v1/reconciliations": {
    /** 外部名单与台账比对，每处差异生成核实任务 */
    post: operations["reconcileList"];
  };
  "/v1/record-claims": {
    /** 等待窗口核验的居民 */
    get: operations["listRecordClaims"];
  };
  "/v1/record-claims/{claim_id}/decisions": {
    /** 窗口核验证件后关联或不予关联 */
    post: operations["decideRecordClaim"];
  };
  "/v1/reference-lists": {
    /** 代码集和数据资源目录 */
    get: operations["listReferenceLists"];
  };
  "/v1/reference-lists/{list_code}": {
    /** 某个代码集的一个版本 */
    get: operations["getReferenceList"];
  };
  "/v1/reference-lists/{list_code}/versions": {
    /**
    * 发布代码集新版本
    * @description 版本发布后不再修改；数据资源目录中没有用途或依据的字段会被拒绝。
    */
    post: operations["publishReferenceList"];
  };
  "/v1/report-proposals": {
    /**
    * 从群聊文字中逐条列出可能的事项
    * @description 只读取，不保存。确认一条，就以给出的编号、渠道 chat 代为上报；同一段文字再贴一次，编号不变，不会重复受理。
    */
    post: operations["proposeReports"];
  };
  "/v1/report-proposals/sheet": {
    /**
    * 从表格中逐行列出要上报的事项
    * @description multipart/form-data：file 为表格（.xlsx 或 .csv，最大 10 MB，一次读 1000 行）。只读取，不保存。确认一行，就以给出的编号、渠道 import 代为上报；同一行再读一次，编号不变，不会重复受理。
    */
    post: operations["proposeReportsFromSheet"];
  };
  "/v1/residence-gaps": {
    /** 登记居住与实际见到的差距（按网格） */
    get: operations["getResidenceGaps"];
  };
  "/v1/responsibility-items": {
    /** 责任清单 */
    get: operations["listResponsibilityItems"];
  };
  "/v1/responsibility-overlaps": {
    /**
    * 责任清单的重叠分析：哪些事项说法相同、各由谁负责
    * @description 由清单的关键词和例句算出，不涉及任何一件事项；责任主体不同且互不协办的排在前面。
    */
    get: operations["listResponsibilityOverlaps"];
  };
  "/v1/return-reasons": {
    /** 退回和转办原因 */
    get: operations["listReturnReasons"];
    /** 发布退回和转办原因的新版次 */
    put: operations["publishReturnReasons"];
  };
  "/v1/searches": {
    /** 按手机号或证件号码查找居民 */
    post: operations["searchPersons"];
  };
  "/v1/sessions": {
    /** 我的登录设备 */
    get: operations["listMySessions"];
    /**
    * 工作人员登录（第一步）
    * @description 密码正确后按会话状态继续：needs_totp 须提交动态口令，must_change 须修改密码或启用动态口令。每一步都会换发令牌。
    */
    post: operations["signIn"];
  };
  "/v1/sessions/current": {
    /** 退出登录 */
    delete: operations["signOut"];
  };
  "/v1/sessions/current/post": {
    /** 切换岗位 */
    post: operations["switchPost"];
  };
  "/v1/sessions/current/totp": {
    /** 工作人员登录（第二步：动态口令） */
    post: operations["finishSignIn"];
  };
  "/v1/sessions/{session_id}": {
    /** 下线我的另一台设备 */
    delete: operations["endMySession"];
  };
  "/v1/settings": {
    /** 设置 */
    get: operations["listSettings"];
  };
  "/v1/settings/{name}": {
    /** 修改设置 */
    put: operations["changeSetting"];
  };
  "/v1/shift-handovers": {
    /** 本人的交接班 */
    get: operations["listShiftHandovers"];
    /**
    * 交班
    * @description 系统汇总随交班存证。责任人不因交接班改变，需要换人的另行转办。
    */
    post: operations["offerShiftHandover"];
  };
  "/v1/shift-handovers/{handover_id}": {
    /** 一次交接班 */
    get: operations["getShiftHandover"];
  };
  "/v1/shift-handovers/{handover_id}/steps": {
    /** 接班、不接或收回 */
    post: operations["moveShiftHandover"];
  };
  "/v1/shift-summary": {
    /** 交班前的系统汇总 */
    get: operations["getShiftSummary"];
  };
  "/v1/signals": {
    /** 报送走访、活动、登记、点名、用水等线索，用于核对台账 */
    post: operations["sendSignals"];
  };
  "/v1/simulator/clock": {
    /** 模拟时钟 */
    get: operations["getSimulatedClock"];
  };
  "/v1/simulator/inbox": {
    /**
    * 模拟短信收件箱（仅模拟环境）
    * @description 代替手机短信，只在模拟数据库中存在；其中号码均为模拟数据。
    */
    get: operations["readSimulatedInbox"];
  };
  "/v1/staffing": {
    /**
    * 人均居民和人均待办，分区域，附走势
    * @description 不列姓名；无人在岗的区域排在最前，其余按人均居民由高到低。
    */
    get: operations["getStaffing"];
  };
  "/v1/stream": {
    /**
    * 实时变动通知（服务器推送）
    * @description text/event-stream。事件 change 的 data 为 Change；只收到职责范围内事项的变动，内容另行查询。断线后浏览器以 Last-Event-ID 续接，不漏不重。事件 reset 表示所给编号无效，应重新加载。会话结束或切换岗位时连接关闭。
    */
    get: operations["followChanges"];
  };
  "/v1/stuck-answers": {
    /** 受阻、等待处置的平台回传，最早的在前 */
    get: operations["listStuckAnswers"];
  };
  "/v1/supervision-reasons": {
    /** 督办原因 */
    get: operations["listSupervisionReasons"];
    /** 发布督办原因的新版次 */
    put: operations["publishSupervisionReasons"];
  };
  "/v1/themes": {
    /** 六要素统计（人地物事情组织） */
    get: operations["getThemes"];
  };
  "/v1/unhoused-persons": {
    /** 没有对应房屋的人员 */
    get: operations["listUnhousedPersons"];
  };
  "/v1/unnamed-reports": {
    /**
    * 化名或匿名上报，可申请保护
    * @description 化名：登录后提交，账号只封存，凭受理编号和查询码跟踪。匿名：不留任何身份信息。受保护的反映不进入自动分拨，只有回避后的分拨人员和承办人可见。请勿在正文中写姓名；电话、证件号、邮箱会自动去除。
    */
    post: operations["reportUnnamed"];
  };
  "/v1/unsolved-reasons": {
    /** 未解决和不予受理原因 */
    get: operations["listUnsolvedReasons"];
    /** 发布未解决和不予受理原因的新版次 */
    put: operations["publishUnsolvedReasons"];
  };
  "/v1/users": {
    /** 工作人员账户 */
    get: operations["listUsers"];
    /**
    * 新建工作人员账户
    * @description 初始密码只显示一次，首次登录必须修改。岗位由安全管理员授予。
    */
    post: operations["createUser"];
  };
  "/v1/users/{user_id}/absences": {
    /** 某人当前和将来的不在岗登记 */
    get: operations["listAbsences"];
  };
  "/v1/users/{user_id}/absences/end": {
    /** 提前返岗 */
    post: operations["endAbsence"];
  };
  "/v1/users/{user_id}/disable": {
    /** 停用账户 */
    post: operations["disableUser"];
  };
  "/v1/users/{user_id}/enable": {
    /** 启用账户 */
    post: operations["enableUser"];
  };
  "/v1/users/{user_id}/password-reset": {
    /** 重置密码 */
    post: operations["resetUserPassword"];
  };
  "/v1/users/{user_id}/posts": {
    /**
    * 某人的岗位
    * @description 本人任职和代理的岗位，只列出您职责范围内的。
    */
    get: operations["listUserPosts"];
  };
  "/v1/users/{user_id}/totp-reset": {
    /** 重置动态口令 */
    post: operations["resetUserTotp"];
  };
  "/v1/verification-tasks": {
    /** 核实任务列表 */
    get: operations["listQualityTasks"];
  };
  "/v1/verification-tasks/{task_id}": {
    /** 核实任务：为什么、问什么、可选结果 */
    get: operations["getQualityTask"];
  };
  "/v1/verification-tasks/{task_id}/steps": {
    /** 办理核实任务 */
    post: operations["takeQualityTaskStep"];
  };
  "/v1/workload-disputes": {
    /** 工作量异议：待处理的在前 */
    get: operations["listWorkDisputes"];
    /** 对本人工作量提出异议 */
    post: operations["disputeWorkload"];
  };
  "/v1/workload-disputes/{dispute_id}/decision": {
    /**
    * 处理工作量异议
    * @description 痕迹不改；成立的，更正的分值列在旁边。
    */
    post: operations["decideWorkDispute"];
  };
  "/v1/workloads": {
    /**
    * 各岗位工作量
    * @description 按岗位列出，不排名；至多 200 个岗位。
    */
    get: operations["listWorkloads"];
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description RFC 9457 问题说明 */
    Problem: {
      /** @description 问题类型 */
      type: string;
      /** @description 标题 */
      title: string;
      status: number;
      /** @description 补充说明 */
      detail?: string;
      /** @description 请求编号，报障时请提供 */
      request_id?: string;
      errors?: {
        /** @description 出错的字段（JSON Pointer，查询参数以 ? 开头） */
        pointer: string;
        /** @description 错误代码 */
        code: string;
        /** @description 给人看的说明 */
        message: string;
      }[];
    };
    Absence: {
      /**
      * Format: uuid
      * @description 不在岗人员
      */
      user_id: string;
      /** @description 姓名 */
      user_name: string;
      /**
      * Format: unix-ms
      * @description 开始
      */
      from_ms: number;
      /**
      * Format: unix-ms
      * @description 结束
      */
      until_ms: number;
      /**
      * Format: uuid
      * @description 代理人
      */
      deputy_id?: string;
      /** @description 代理人姓名 */
      deputy_name?: string;
      /** @description 原因 */
      reason: string;
    };
    AbsenceList: {
      /** @description 不在岗登记 */
      items: components["schemas"]["Absence"][];
    };
    AccessReason: {
      /**
      * Format: uuid
      * @description 岗位
      */
      post_id: string;
      /**
      * @description 角色
      * @enum {string}
      */
      role: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /** @description 岗位名称 */
      title: string;
      /** @description 代理 */
      deputy: boolean;
      /** @description 是否允许 */
      allowed: boolean;
      /** @description 理由 */
      sentences: string[];
    };
    AccessReasons: {
      /** @description 有任一岗位允许 */
      allowed: boolean;
      /** @description 各岗位的结论和理由 */
      posts: components["schemas"]["AccessReason"][];
    };
    AnswerResemblance: {
      /**
      * Format: uuid
      * @description 另一事项
      */
      other_id: string;
      /**
      * @description 是同一件事、不是、不确定
      * @enum {string}
      */
      answer: "same" | "different" | "not_sure";
    };
    Area: {
      /**
      * Format: uuid
      * @description 区域
      */
      id: string;
      /**
      * @description 层级
      * @enum {string}
      */
      level: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /**
      * Format: uuid
      * @description 上级
      */
      parent_id?: string;
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
      /**
      * Format: uuid
      * @description 区县
      */
      district_id?: string;
      /**
      * Format: uuid
      * @description 街道
      */
      street_id?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * Format: int64
      * @description 户数
      */
      household_count: number;
      /**
      * Format: unix-ms
      * @description 生效时间
      */
      valid_from_ms: number;
      /**
      * Format: unix-ms
      * @description 失效时间
      */
      valid_until_ms?: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    AreaChange: {
      /** @description 新的区域 */
      made: components["schemas"]["Area"][];
      /** @description 停用的区域 */
      ended: string[];
      /** @description 移动的区域 */
      moved: string[];
      /** @description 仍设在停用区域的岗位，需另行安排 */
      posts_left: string[];
    };
    AreaFollowUp: {
      /**
      * @description 层级
      * @enum {string}
      */
      level: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /**
      * Format: uuid
      * @description 调整前的网格或社区
      */
      area_id: string;
      /**
      * @description under_way 进行中、settled 复查中、done 完成
      * @enum {string}
      */
      state: "under_way" | "settled" | "done";
      /**
      * @description 正在处理
      * @enum {string}
      */
      step: "dwellings" | "people" | "households" | "establishments" | "objects";
      /**
      * Format: int64
      * @description 已走完的遍数
      */
      passes: number;
      /**
      * Format: int64
      * @description 已查看行数
      */
      looked: number;
      /**
      * Format: int64
      * @description 已改行数
      */
      moved: number;
      /**
      * Format: unix-ms
      * @description 开始时间
      */
      started_at_ms: number;
      /**
      * Format: unix-ms
      * @description 最近变化时间
      */
      changed_at_ms: number;
    };
    AreaFollowUps: {
      /** @description 随区域调整的数据 */
      items: components["schemas"]["AreaFollowUp"][];
    };
    AreaList: {
      /** @description 区域 */
      items: components["schemas"]["Area"][];
    };
    AreaMap: {
      /** @description FeatureCollection */
      type: string;
      /** @description 区域 */
      features: components["schemas"]["MapFeature"][];
      /**
      * Format: int64
      * @description 还没有边界的区域数
      */
      without_outline: number;
    };
    AreaPart: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7
      */
      id: string;
      /** @description 编码，不能与仍然有效的区域相同 */
      code: string;
      /** @description 名称 */
      name: string;
      /** @description 别名 */
      aliases?: string[];
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /** @description 边界，GeoJSON Polygon 或 MultiPolygon */
      outline?: Record<string, never>;
      /**
      * Format: int64
      * @description 户数
      */
      household_count?: number;
      /** @description 拆分时归入这里的下级区域 */
      areas?: string[];
    };
    AskAccess: {
      /**
      * Format: uuid
      * @description 谁
      */
      user_id: string;
      /**
      * Format: uuid
      * @description 以哪个岗位，默认为其全部岗位
      */
      post_id?: string;
      /** @description 功能代码，如 cases.read */
      permission: string;
      /** @description 记录的种类，如 case */
      subject_kind?: string;
      /**
      * Format: uuid
      * @description 哪一条记录
      */
      subject_id?: string;
    };
    AskCaseSubtask: {
      /**
      * Format: int64
      * @description 所见事项版本
      */
      version: number;
      /** @description 请协办做什么 */
      asked: string;
      /**
      * Format: unix-ms
      * @description 应完成时间，不晚于事项的办结时限
      */
      due_at_ms: number;
      /**
      * Format: uuid
      * @description 协办单位，与协办人二选一
      */
      organisation_id?: string;
      /**
      * Format: uuid
      * @description 协办人，与协办单位二选一
      */
      assignee_id?: string;
      /** @description 完成后才能办结 */
      required?: boolean;
    };
    AskCrosstab: {
      /**
      * @description 统计什么：人、户、房屋
      * @enum {string}
      */
      measure: "people" | "households" | "dwellings";
      /**
      * @description 行的维度
      * @enum {string}
      */
      rows: "street" | "community" | "grid" | "age_band" | "sex" | "presence" | "relation" | "education" | "ethnicity" | "marital_status" | "tag" | "doors" | "use_kind" | "residents" | "built";
      /**
      * @description 列的维度，不填只按行统计
      * @enum {string}
      */
      columns?: "street" | "community" | "grid" | "age_band" | "sex" | "presence" | "relation" | "education" | "ethnicity" | "marital_status" | "tag" | "doors" | "use_kind" | "residents" | "built";
      /**
      * Format: date
      * @description 基准日：当天或某月一日，不填为当天
      */
      as_of_on?: string;
    };
    AskPartner: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      call_id: string;
      /**
      * Format: uuid
      * @description 所依据的协议
      */
      agreement_id: string;
      /**
      * Format: uuid
      * @description 人员或单位
      */
      subject_id: string;
      /** @description 要查询的数据项 */
      fields: string[];
    };
    AskPhoneCode: {
      /** @description 租户代码，只有一个租户时可不填 */
      tenant?: string;
      /** @description 手机号 */
      phone: string;
    };
    AskUnsealing: {
      /** @description 受理编号 */
      number: string;
      /** @description 启封用途和依据 */
      purpose: string;
    };
    AuditLine: {
      /**
      * Format: uuid
      * @description 编号
      */
      id: string;
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /**
      * @description 种类
      * @enum {string}
      */
      kind: "write" | "read" | "disclosure" | "refusal" | "sign_in" | "sign_out" | "export";
      /** @description 操作 */
      operation: string;
      /** @description 对象种类 */
      subject_kind: string;
      /**
      * Format: uuid
      * @description 对象
      */
      subject_id?: string;
      /**
      * Format: uuid
      * @description 被查看的居民
      */
      person_id?: string;
      /**
      * Format: uuid
      * @description 操作人
      */
      user_id?: string;
      /** @description 操作人姓名 */
      user_name?: string;
      /**
      * Format: uuid
      * @description 岗位
      */
      post_id?: string;
      /**
      * @description 角色
      * @enum {string}
      */
      role: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /** @description 代理 */
      deputy: boolean;
      /** @description 用途 */
      purpose: string;
      /** @description 补充 */
      detail: string;
      /** @description 追踪编号 */
      trace: string;
    };
    AuditLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["AuditLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    Case: {
      /**
      * Format: uuid
      * @description 事项
      */
      id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 标题 */
      title: string;
      /** @description 情况说明 */
      text: string;
      /**
      * @description 来源渠道
      * @enum {string}
      */
      channel: "app" | "mini_program" | "patrol" | "phone" | "counter" | "import" | "open311" | "device" | "chat" | "hotline" | "mailbox";
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "normal" | "urgent";
      /** @description 责任事项编码 */
      item_code?: string;
      /** @description 责任事项 */
      item_name?: string;
      /** @description 地址描述 */
      address?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * Format: uuid
      * @description 区县
      */
      district_id?: string;
      /**
      * Format: uuid
      * @description 街道
      */
      street_id?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /** @description 网格名称 */
      grid_name?: string;
      /**
      * Format: uuid
      * @description 责任人
      */
      owner_id?: string;
      /** @description 责任人姓名 */
      owner_name?: string;
      /**
      * Format: uuid
      * @description 责任部门
      */
      department_id?: string;
      /**
      * Format: uuid
      * @description 责任单位
      */
      organisation_id?: string;
      /** @description 责任单位名称 */
      organisation_name?: string;
      /**
      * Format: uuid
      * @description 上报人
      */
      reporter_id?: string;
      /**
      * @description 转人工原因
      * @enum {string}
      */
      triage_reason: "none" | "low_confidence" | "place_not_recognised" | "no_owner" | "sent_back" | "by_choice" | "owner_away" | "offered" | "arbitration" | "guarded";
      /**
      * Format: unix-ms
      * @description 上报时间
      */
      reported_at_ms: number;
      /**
      * Format: unix-ms
      * @description 应响应时间
      */
      respond_by_ms: number;
      /**
      * Format: unix-ms
      * @description 响应时间
      */
      responded_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 应办结时间
      */
      solve_by_ms?: number;
      /**
      * Format: unix-ms
      * @description 暂停计时起点
      */
      paused_since_ms?: number;
      /**
      * Format: unix-ms
      * @description 办结时间
      */
      resolved_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 结案时间
      */
      closed_at_ms?: number;
      /** @description 办理结果 */
      result?: string;
      /** @description 反映人评价 */
      rating?: components["schemas"]["CaseRating"];
      /** @description 照片和附件 */
      files: string[];
      /**
      * Format: uuid
      * @description 已并入的主事项
      */
      master_id?: string;
      /** @description 主事项的进展 */
      followed?: components["schemas"]["FollowedMatter"];
      /**
      * @description 反映人身份
      * @enum {string}
      */
      identity: "named" | "pseudonymous" | "anonymous";
      /** @description 受保护的反映 */
      is_protected: boolean;
      /** @description 办理结论 */
      resolution?: components["schemas"]["CaseResolution"];
      /** @description 您现在可以采取的动作；上报的回答中没有 */
      possible?: components["schemas"]["PossibleCaseStep"][];
    };
    CaseAlarm: {
      /**
      * @description 时限种类
      * @enum {string}
      */
      clock: "response" | "update" | "solution" | "supervision" | "outside";
      /**
      * Format: int64
      * @description 第几次承诺
      */
      round: number;
      /**
      * @description 提醒种类
      * @enum {string}
      */
      kind: "warning" | "breach" | "rung";
      /**
      * Format: int64
      * @description 升级层级，0 为未升级
      */
      rung: number;
      /**
      * @description 升级对象
      * @enum {string}
      */
      supervisor?: "deputy" | "community_clerk" | "street_leader" | "district_leader";
      /**
      * Format: uuid
      * @description 告知何人；升级而无人可告知时为空
      */
      told_id?: string;
      /**
      * Format: uuid
      * @description 当时的责任人
      */
      owner_id?: string;
      /**
      * Format: unix-ms
      * @description 到期时间
      */
      due_at_ms: number;
      /**
      * Format: unix-ms
      * @description 提醒时间
      */
      raised_at_ms: number;
    };
    CaseAlarmLine: {
      /**
      * Format: uuid
      * @description 事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * @description 时限种类
      * @enum {string}
      */
      clock: "response" | "update" | "solution" | "supervision" | "outside";
      /**
      * @description 最高提醒
      * @enum {string}
      */
      kind: "warning" | "breach" | "rung";
      /**
      * Format: int64
      * @description 升级层级
      */
      rung: number;
      /**
      * Format: unix-ms
      * @description 到期时间
      */
      due_at_ms: number;
      /**
      * Format: uuid
      * @description 责任人
      */
      owner_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
    };
    CaseAlarmOverview: {
      /**
      * Format: int64
      * @description 临期
      */
      warnings: number;
      /**
      * Format: int64
      * @description 超时
      */
      breaches: number;
      /** @description 实际更多，计数到上限为止 */
      at_least: boolean;
      /** @description 最早到期的事项 */
      items: components["schemas"]["CaseAlarmLine"][];
    };
    CaseAutopsy: {
      /** @description 经过 */
      holdings: components["schemas"]["CaseHolding"][];
      /** @description 各阶段用时 */
      phases: components["schemas"]["CasePhaseShare"][];
      /**
      * Format: int64
      * @description 全程历时（分钟）
      */
      elapsed_minutes: number;
      /**
      * Format: int64
      * @description 其中工作时间（分钟）
      */
      working_minutes: number;
      /**
      * Format: int64
      * @description 承诺办结用时（工作分钟）
      */
      promised_minutes?: number;
      /**
      * Format: int64
      * @description 退回和转办次数
      */
      handovers: number;
      /**
      * Format: int64
      * @description 重办次数
      */
      reopenings: number;
      /**
      * Format: int64
      * @description 历时最长的一段
      */
      longest?: number;
      /** @description 看出什么 */
      findings: string[];
    };
    CaseClock: {
      /**
      * @description 时限种类
      * @enum {string}
      */
      clock: "response" | "update" | "solution" | "supervision" | "outside";
      /**
      * Format: int64
      * @description 第几次承诺
      */
      round: number;
      /**
      * Format: unix-ms
      * @description 起算时间
      */
      started_at_ms: number;
      /**
      * Format: unix-ms
      * @description 到期时间
      */
      due_at_ms: number;
      /**
      * Format: unix-ms
      * @description 暂停起点
      */
      paused_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 停止时间
      */
      stopped_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 下一次提醒
      */
      next_alarm_at_ms?: number;
      /** @description 已预警 */
      warned: boolean;
      /** @description 已超时 */
      breached: boolean;
    };
    CaseClocks: {
      /** @description 时限 */
      clocks: components["schemas"]["CaseClock"][];
      /** @description 提醒 */
      alarms: components["schemas"]["CaseAlarm"][];
    };
    CaseFile: {
      /**
      * Format: uuid
      * @description 附件
      */
      id: string;
      /**
      * Format: int64
      * @description 随哪一步提交
      */
      version: number;
      /** @description 文件名 */
      name: string;
      /** @description 类型 */
      media_type: string;
      /**
      * Format: int64
      * @description 原件字节数
      */
      size: number;
      /** @description 原件哈希，与存证一致 */
      hash: string;
      /**
      * Format: int64
      * @description 宽
      */
      width?: number;
      /**
      * Format: int64
      * @description 高
      */
      height?: number;
      /**
      * Format: unix-ms
      * @description 上传时间
      */
      uploaded_at_ms: number;
      /**
      * Format: unix-ms
      * @description 拍摄时间
      */
      captured_at_ms?: number;
      /**
      * Format: double
      * @description 拍摄经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 拍摄纬度
      */
      lat?: number;
    };
    CaseFiles: {
      /** @description 照片和附件 */
      items: components["schemas"]["CaseFile"][];
    };
    CaseForward: {
      /**
      * Format: uuid
      * @description 转外部单位
      */
      id: string;
      /**
      * Format: uuid
      * @description 事项；已并入的为主事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * Format: int64
      * @description 该事项的第几次
      */
      ordinal: number;
      /** @description 外部单位编码 */
      body_code: string;
      /** @description 外部单位 */
      body_name: string;
      /**
      * @description 答复方式
      * @enum {string}
      */
      way: "letter" | "telephone" | "platform";
      /** @description 转出理由 */
      reason: string;
      /** @description 转出内容 */
      sent: string;
      /**
      * Format: uuid
      * @description 经办人
      */
      forwarded_by_id: string;
      /**
      * Format: unix-ms
      * @description 转出时间
      */
      forwarded_at_ms: number;
      /**
      * Format: unix-ms
      * @description 预计答复时间
      */
      expected_by_ms: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "awaiting" | "answered" | "given_up";
      /** @description 逾期未答复 */
      overdue: boolean;
      /**
      * Format: int64
      * @description 在外部单位的工作时间（毫秒），不停办结时限
      */
      outside_ms: number;
      /** @description 答复内容，或不再等待的理由 */
      answer?: string;
      /** @description 答复部门或人员 */
      answered_by?: string;
      /**
      * Format: unix-ms
      * @description 答复时间
      */
      answered_at_ms?: number;
      /**
      * Format: uuid
      * @description 登记人
      */
      recorded_by_id?: string;
      /**
      * Format: unix-ms
      * @description 登记时间
      */
      ended_at_ms?: number;
    };
    CaseForwardPage: {
      /** @description 本页内容 */
      items: components["schemas"]["CaseForward"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    CaseForwards: {
      /** @description 转外部单位 */
      items: components["schemas"]["CaseForward"][];
    };
    CaseHandovers: {
      /** @description 分拨 */
      decisions: components["schemas"]["DispatchDecision"][];
      /** @description 退回和转办 */
      returns: components["schemas"]["CaseReturn"][];
      /** @description 已仲裁 */
      binding: boolean;
    };
    CaseHolding: {
      /**
      * @description 阶段
      * @enum {string}
      */
      phase: "understanding" | "response" | "handling" | "reporter" | "verdict";
      /**
      * Format: uuid
      * @description 在谁手中
      */
      holder_id?: string;
      /** @description 姓名 */
      holder_name?: string;
      /**
      * Format: uuid
      * @description 单位
      */
      organisation_id?: string;
      /** @description 单位名称 */
      organisation_name?: string;
      /**
      * Format: unix-ms
      * @description 从何时
      */
      from_ms: number;
      /**
      * Format: unix-ms
      * @description 到何时；空为至今
      */
      until_ms?: number;
      /**
      * Format: int64
      * @description 历时（分钟）
      */
      elapsed_minutes: number;
      /**
      * Format: int64
      * @description 其中工作时间（分钟）
      */
      working_minutes: number;
      /**
      * @description 由哪个动作开始
      * @enum {string}
      */
      began_with: "report" | "to_triage" | "dispatch" | "respond" | "note" | "ask" | "answer" | "send_back" | "transfer" | "resolve" | "rate" | "reopen" | "close" | "decline" | "withdraw" | "undo" | "merge" | "unmerge" | "share" | "share_accept" | "share_return" | "share_finish" | "share_withdraw" | "supervise" | "supervise_answer" | "supervise_again" | "supervise_lift" | "forward" | "forward_answer" | "forward_give_up";
      /** @description 当时的说明 */
      why?: string;
      /**
      * Format: int64
      * @description 其间办理次数
      */
      steps: number;
      /** @description 其间有承诺到期未兑现 */
      broke_promise: boolean;
    };
    CaseHole: {
      /**
      * @description 缺什么
      * @enum {string}
      */
      kind: "no_supervisor" | "no_calendar" | "no_guardian" | "no_overseer";
      /** @description 所缺之处 */
      key: string;
      /** @description 说明 */
      reason: string;
      /** @description 由哪个角色补上 */
      owner_role: string;
      /**
      * Format: uuid
      * @description 由谁补上
      */
      owner_id?: string;
      /**
      * Format: uuid
      * @description 涉及的一件事项
      */
      case_id?: string;
      /**
      * Format: int64
      * @description 出现次数
      */
      times: number;
      /**
      * Format: unix-ms
      * @description 发现时间
      */
      opened_at_ms: number;
      /**
      * Format: unix-ms
      * @description 最近一次
      */
      last_seen_at_ms: number;
      /**
      * Format: unix-ms
      * @description 补上的时间
      */
      closed_at_ms?: number;
    };
    CaseHoles: {
      /** @description 缺口 */
      items: components["schemas"]["CaseHole"][];
    };
    CaseLine: {
      /**
      * Format: uuid
      * @description 事项
      */
      id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /** @description 标题 */
      title: string;
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "normal" | "urgent";
      /** @description 责任事项编码 */
      item_code?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: uuid
      * @description 责任人
      */
      owner_id?: string;
      /**
      * Format: unix-ms
      * @description 上报时间
      */
      reported_at_ms: number;
      /**
      * Format: unix-ms
      * @description 应响应时间
      */
      respond_by_ms: number;
      /**
      * Format: unix-ms
      * @description 响应时间
      */
      responded_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 应办结时间
      */
      solve_by_ms?: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * @description 来源渠道
      * @enum {string}
      */
      channel: "app" | "mini_program" | "patrol" | "phone" | "counter" | "import" | "open311" | "device" | "chat" | "hotline" | "mailbox";
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 责任单位
      */
      organisation_id?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * Format: unix-ms
      * @description 暂停计时起点
      */
      paused_since_ms?: number;
      /**
      * @description 转人工原因
      * @enum {string}
      */
      triage_reason: "none" | "low_confidence" | "place_not_recognised" | "no_owner" | "sent_back" | "by_choice" | "owner_away" | "offered" | "arbitration" | "guarded";
      /**
      * @description 反映人身份
      * @enum {string}
      */
      identity: "named" | "pseudonymous" | "anonymous";
      /** @description 受保护的反映 */
      is_protected: boolean;
    };
    CaseLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["CaseLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    CaseMeasure: {
      /**
      * @description 指标
      * @enum {string}
      */
      measure: "landed" | "answered" | "answered_in_time" | "found_by_staff" | "solved_in_community" | "solved_in_street";
      /** @description 名称 */
      name: string;
      /** @description 口径 */
      definition: string;
      /**
      * Format: int64
      * @description 分子
      */
      counted: number;
      /**
      * Format: int64
      * @description 分母
      */
      of: number;
      /**
      * Format: double
      * @description 比率；分母为零时没有
      */
      share?: number;
    };
    CaseMeasures: {
      /**
      * Format: unix-ms
      * @description 统计起点
      */
      since_ms: number;
      /**
      * Format: unix-ms
      * @description 统计终点
      */
      until_ms: number;
      /** @description 指标 */
      items: components["schemas"]["CaseMeasure"][];
    };
    CaseMerge: {
      /**
      * Format: uuid
      * @description 合并
      */
      id: string;
      /**
      * Format: uuid
      * @description 主事项
      */
      master_id: string;
      /** @description 并入的事项 */
      case_ids: string[];
      /**
      * Format: uuid
      * @description 合并人
      */
      merged_by: string;
      /**
      * Format: unix-ms
      * @description 合并时间
      */
      merged_at_ms: number;
      /**
      * Format: uuid
      * @description 撤销人
      */
      undone_by?: string;
      /**
      * Format: unix-ms
      * @description 撤销时间
      */
      undone_at_ms?: number;
    };
    CaseMerges: {
      /** @description 历次合并 */
      items: components["schemas"]["CaseMerge"][];
      /**
      * Format: int64
      * @description 反映件数
      */
      reporters: number;
    };
    CasePhaseShare: {
      /**
      * @description 阶段
      * @enum {string}
      */
      phase: "understanding" | "response" | "handling" | "reporter" | "verdict";
      /**
      * Format: int64
      * @description 历时（分钟）
      */
      elapsed_minutes: number;
      /**
      * Format: int64
      * @description 其中工作时间（分钟）
      */
      working_minutes: number;
      /**
      * Format: double
      * @description 占全程的比例
      */
      share: number;
    };
    CaseRating: {
      /**
      * Format: int64
      * @description 评价时的版本
      */
      version: number;
      /** @description 问题是否解决 */
      solved: boolean;
      /**
      * Format: int64
      * @description 办理速度
      */
      speed: number;
      /**
      * Format: int64
      * @description 办理质量
      */
      quality: number;
      /**
      * Format: int64
      * @description 服务态度
      */
      attitude: number;
      /** @description 评价 */
      comment?: string;
      /**
      * Format: unix-ms
      * @description 评价时间
      */
      rated_at_ms: number;
    };
    CaseResolution: {
      /**
      * @description 办理结论
      * @enum {string}
      */
      resolution: "solved" | "partly" | "unsolved" | "not_accepted";
      /** @description 未解决原因编码 */
      reason_code?: string;
      /** @description 未解决原因 */
      reason_name?: string;
    };
    CaseResolutionCount: {
      /**
      * @description 办理结论
      * @enum {string}
      */
      resolution: "solved" | "partly" | "unsolved" | "not_accepted";
      /** @description 未解决原因编码 */
      reason_code?: string;
      /** @description 未解决原因 */
      reason_name?: string;
      /**
      * Format: int64
      * @description 件次
      */
      results: number;
    };
    CaseResolutionCounts: {
      /**
      * Format: unix-ms
      * @description 统计起点
      */
      since_ms: number;
      /**
      * Format: int64
      * @description 合计件次
      */
      results: number;
      /** @description 各结论及原因 */
      items: components["schemas"]["CaseResolutionCount"][];
    };
    CaseReturn: {
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * @description 退回或转办
      * @enum {string}
      */
      action: "report" | "to_triage" | "dispatch" | "respond" | "note" | "ask" | "answer" | "send_back" | "transfer" | "resolve" | "rate" | "reopen" | "close" | "decline" | "withdraw" | "undo" | "merge" | "unmerge" | "share" | "share_accept" | "share_return" | "share_finish" | "share_withdraw" | "supervise" | "supervise_answer" | "supervise_again" | "supervise_lift" | "forward" | "forward_answer" | "forward_give_up";
      /** @description 原因编码 */
      reason_code?: string;
      /** @description 原因 */
      reason_name?: string;
      /**
      * Format: uuid
      * @description 由谁交出
      */
      from_id: string;
      /**
      * Format: int64
      * @description 在其手中的工作时间（毫秒）
      */
      held_ms: number;
      /**
      * Format: int64
      * @description 承诺的工作时间（毫秒）
      */
      promise_ms?: number;
      /** @description 转入仲裁 */
      to_arbiter: boolean;
    };
    CaseStage: {
      /**
      * @description 环节
      * @enum {string}
      */
      stage: "sense" | "analyse" | "command" | "feedback" | "supervise";
      /**
      * Format: int64
      * @description 停留分钟数
      */
      minutes: number;
      /**
      * Format: unix-ms
      * @description 首次
      */
      first_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 最近一次
      */
      last_at_ms?: number;
      /** @description 痕迹 */
      traces: components["schemas"]["CaseStageTrace"][];
    };
    CaseStageCount: {
      /**
      * Format: uuid
      * @description 区域，空为尚未定位
      */
      area_id?: string;
      /**
      * Format: int64
      * @description 感知监测
      */
      sense: number;
      /**
      * Format: int64
      * @description 分析预警
      */
      analyse: number;
      /**
      * Format: int64
      * @description 指挥调度
      */
      command: number;
      /**
      * Format: int64
      * @description 实时反馈
      */
      feedback: number;
      /**
      * Format: int64
      * @description 督导落实
      */
      supervise: number;
      /**
      * Format: int64
      * @description 其中正被督办
      */
      supervised: number;
    };
    CaseStageCounts: {
      /**
      * Format: unix-ms
      * @description 统计时间
      */
      at_ms: number;
      /** @description 合计 */
      all: components["schemas"]["CaseStageCount"];
      /** @description 各区域 */
      items: components["schemas"]["CaseStageCount"][];
    };
    CaseStageTrace: {
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /**
      * @description 步骤
      * @enum {string}
      */
      action?: "report" | "to_triage" | "dispatch" | "respond" | "note" | "ask" | "answer" | "send_back" | "transfer" | "resolve" | "rate" | "reopen" | "close" | "decline" | "withdraw" | "undo" | "merge" | "unmerge" | "share" | "share_accept" | "share_return" | "share_finish" | "share_withdraw" | "supervise" | "supervise_answer" | "supervise_again" | "supervise_lift" | "forward" | "forward_answer" | "forward_give_up";
      /**
      * @description 时限提醒
      * @enum {string}
      */
      alarm?: "warning" | "breach" | "rung";
      /**
      * @description 时限种类
      * @enum {string}
      */
      clock?: "response" | "update" | "solution" | "supervision" | "outside";
    };
    CaseStages: {
      /**
      * @description 现处环节，已结束的没有
      * @enum {string}
      */
      now?: "sense" | "analyse" | "command" | "feedback" | "supervise";
      /** @description 五个环节 */
      stages: components["schemas"]["CaseStage"][];
    };
    CaseStep: {
      /**
      * Format: uuid
      * @description 步骤
      */
      id: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * @description 动作
      * @enum {string}
      */
      action: "report" | "to_triage" | "dispatch" | "respond" | "note" | "ask" | "answer" | "send_back" | "transfer" | "resolve" | "rate" | "reopen" | "close" | "decline" | "withdraw" | "undo" | "merge" | "unmerge" | "share" | "share_accept" | "share_return" | "share_finish" | "share_withdraw" | "supervise" | "supervise_answer" | "supervise_again" | "supervise_lift" | "forward" | "forward_answer" | "forward_give_up";
      /**
      * @description 之后的状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /** @description 经办人 */
      actor_name?: string;
      /** @description 经办岗位 */
      actor_title?: string;
      /** @description 说明 */
      note?: string;
      /** @description 附件 */
      files: string[];
      /**
      * Format: unix-ms
      * @description 时间
      */
      taken_at_ms: number;
      /** @description 已撤销 */
      undone: boolean;
    };
    CaseSubtask: {
      /**
      * Format: uuid
      * @description 协办任务
      */
      id: string;
      /**
      * Format: uuid
      * @description 事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * Format: int64
      * @description 该事项的第几项协办
      */
      ordinal: number;
      /** @description 请协办做什么 */
      asked: string;
      /** @description 完成后才能办结 */
      required: boolean;
      /**
      * Format: uuid
      * @description 协办单位
      */
      organisation_id?: string;
      /**
      * Format: uuid
      * @description 协办人
      */
      holder_id?: string;
      /** @description 协办单位或协办人名称 */
      helper_name: string;
      /**
      * @description 协办状态
      * @enum {string}
      */
      state: "asked" | "accepted" | "returned" | "done" | "withdrawn";
      /**
      * @description 期限提醒
      * @enum {string}
      */
      reminder: "none" | "due_soon" | "overdue";
      /**
      * Format: unix-ms
      * @description 应完成时间
      */
      due_at_ms: number;
      /**
      * Format: uuid
      * @description 交办人
      */
      asked_by_id: string;
      /**
      * Format: unix-ms
      * @description 交办时间
      */
      asked_at_ms: number;
      /** @description 协办结果，或退回、收回的理由 */
      answer?: string;
      /** @description 协办方的照片和附件 */
      files: components["schemas"]["CaseSubtaskFile"][];
      /**
      * Format: unix-ms
      * @description 最近变动时间
      */
      moved_at_ms: number;
    };
    CaseSubtaskFile: {
      /**
      * Format: uuid
      * @description 照片或附件
      */
      id: string;
      /**
      * Format: uuid
      * @description 所在事项；已并入的为主事项
      */
      case_id: string;
    };
    CaseSubtasks: {
      /** @description 协办任务 */
      items: components["schemas"]["CaseSubtask"][];
    };
    CaseSupervision: {
      /**
      * Format: uuid
      * @description 督办
      */
      id: string;
      /**
      * Format: uuid
      * @description 事项；已并入的为主事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * Format: int64
      * @description 该事项的第几次督办
      */
      ordinal: number;
      /**
      * @description 督办级别
      * @enum {string}
      */
      level: "reminder" | "order" | "listed";
      /** @description 督办原因编码 */
      reason_code?: string;
      /** @description 督办原因 */
      reason_name?: string;
      /** @description 督办要求 */
      asked: string;
      /**
      * Format: uuid
      * @description 督办人
      */
      supervisor_id: string;
      /** @description 督办人姓名 */
      supervisor_name: string;
      /**
      * Format: uuid
      * @description 应反馈的责任人
      */
      owner_id?: string;
      /**
      * @description 督办状态
      * @enum {string}
      */
      state: "asked" | "answered" | "lifted";
      /** @description 逾期未反馈 */
      overdue: boolean;
      /**
      * Format: int64
      * @description 第几次要求反馈
      */
      round: number;
      /**
      * Format: unix-ms
      * @description 督办时间
      */
      placed_at_ms: number;
      /**
      * Format: unix-ms
      * @description 本次要求反馈的时间
      */
      asked_at_ms: number;
      /**
      * Format: unix-ms
      * @description 反馈期限
      */
      due_at_ms: number;
      /** @description 最近一次反馈 */
      answer?: string;
      /**
      * Format: unix-ms
      * @description 反馈时间
      */
      answered_at_ms?: number;
      /** @description 再次督办或解除的说明 */
      note?: string;
      /**
      * Format: unix-ms
      * @description 解除时间
      */
      lifted_at_ms?: number;
    };
    CaseSupervisionPage: {
      /** @description 本页内容 */
      items: components["schemas"]["CaseSupervision"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    CaseSupervisions: {
      /** @description 督办 */
      items: components["schemas"]["CaseSupervision"][];
    };
    CaseTimeline: {
      /** @description 经过 */
      steps: components["schemas"]["CaseStep"][];
      /** @description 时限提醒，仅工作人员可见 */
      alarms: components["schemas"]["CaseAlarm"][];
    };
    CaseVisit: {
      /**
      * Format: uuid
      * @description 事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * Format: int64
      * @description 所回访的办理结果的版本
      */
      version: number;
      /**
      * @description 回访状态
      * @enum {string}
      */
      state: "open" | "satisfied" | "not_satisfied" | "unreachable" | "dropped";
      /**
      * Format: uuid
      * @description 回访人
      */
      verifier_id?: string;
      /**
      * Format: int64
      * @description 已联系次数
      */
      attempts: number;
      /**
      * Format: unix-ms
      * @description 应回访时间
      */
      due_at_ms: number;
      /**
      * Format: unix-ms
      * @description 完成时间
      */
      closed_at_ms?: number;
    };
    CaseVisits: {
      /** @description 回访 */
      items: components["schemas"]["CaseVisit"][];
    };
    Change: {
      /**
      * Format: int64
      * @description 变动流编号，续接时使用
      */
      stream: number;
      /** @description 事件名称，如 cases.case-moved.v1 */
      type: string;
      /** @description 对象种类，如 case */
      kind: string;
      /**
      * Format: uuid
      * @description 对象编号
      */
      id: string;
      /**
      * Format: int64
      * @description 变动后的版本
      */
      version: number;
    };
    ChangeArea: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 名称 */
      name?: string;
      /**
      * Format: int64
      * @description 户数
      */
      household_count?: number;
    };
    ChangePassword: {
      /** @description 原密码 */
      old_password: string;
      /** @description 新密码 */
      new_password: string;
    };
    ChangeRequest: {
      /**
      * Format: uuid
      * @description 申请
      */
      request_id: string;
      /**
      * @description 变更类型
      * @enum {string}
      */
      kind: "correction" | "move_in" | "move_out" | "birth" | "death" | "relation" | "tag" | "link" | "merge" | "split";
      /**
      * @description 记录类别
      * @enum {string}
      */
      record_kind: "person" | "household" | "dwelling" | "establishment" | "object";
      /**
      * Format: uuid
      * @description 记录
      */
      record_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "proposed" | "applied" | "refused" | "withdrawn" | "undone";
      /**
      * Format: int64
      * @description 所需审批级别
      */
      needed_level: number;
      /**
      * Format: int64
      * @description 已同意级别
      */
      given_level: number;
      /**
      * Format: date
      * @description 发生日期
      */
      happened_on: string;
      /** @description 来源代码 */
      source: string;
      /** @description 理由 */
      reason: string;
      /** @description 字段的值（脱敏） */
      values: components["schemas"]["FieldValue"][];
      /**
      * Format: uuid
      * @description 对方记录
      */
      other_id?: string;
      /**
      * Format: uuid
      * @description 申请人
      */
      proposed_by_user_id: string;
      /**
      * Format: unix-ms
      * @description 申请时间
      */
      proposed_at_ms: number;
      /**
      * Format: unix-ms
      * @description 生效时间
      */
      applied_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 可撤销至
      */
      undo_until_ms?: number;
      /** @description 经过 */
      steps: components["schemas"]["ChangeRequestStep"][];
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    ChangeRequestLine: {
      /**
      * Format: uuid
      * @description 申请
      */
      request_id: string;
      /**
      * @description 变更类型
      * @enum {string}
      */
      kind: "correction" | "move_in" | "move_out" | "birth" | "death" | "relation" | "tag" | "link" | "merge" | "split";
      /**
      * @description 记录类别
      * @enum {string}
      */
      record_kind: "person" | "household" | "dwelling" | "establishment" | "object";
      /**
      * Format: uuid
      * @description 记录
      */
      record_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "proposed" | "applied" | "refused" | "withdrawn" | "undone";
      /**
      * Format: int64
      * @description 所需审批级别
      */
      needed_level: number;
      /**
      * Format: int64
      * @description 已同意级别
      */
      given_level: number;
      /**
      * Format: unix-ms
      * @description 申请时间
      */
      proposed_at_ms: number;
    };
    ChangeRequestLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["ChangeRequestLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    ChangeRequestStep: {
      /**
      * @description 操作
      * @enum {string}
      */
      action: "propose" | "approve" | "refuse" | "withdraw" | "undo";
      /**
      * Format: uuid
      * @description 操作人
      */
      by_user_id: string;
      /**
      * Format: int64
      * @description 审批级别
      */
      level: number;
      /** @description 说明 */
      note: string;
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
    };
    ChangeSetting: {
      /** @description 内容，空字符串表示不设 */
      content: string;
    };
    Changes: {
      /** @description 变动，按编号先后 */
      events: components["schemas"]["Change"][];
      /**
      * Format: int64
      * @description 下一次请求的 after
      */
      next: number;
      /** @description 为 true 时所给编号无效（如已恢复备份），应重新加载后从 next 继续 */
      reset: boolean;
    };
    CheckCondition: {
      /** @description 条件 */
      condition: string;
    };
    Checkpoint: {
      /**
      * Format: int64
      * @description 日志序号
      */
      log: number;
      /** @description 日志名称 */
      origin: string;
      /**
      * Format: int64
      * @description 存证条数
      */
      size: number;
      /** @description 根哈希（十六进制） */
      root: string;
      /** @description 密码套件 */
      suite: string;
      /**
      * Format: unix-ms
      * @description 签名时间
      */
      at_ms: number;
      /** @description 签名的检查点原文，请留存 */
      note: string;
    };
    CheckpointList: {
      /** @description 检查点 */
      items: components["schemas"]["Checkpoint"][];
    };
    ClaimRecord: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      claim_id: string;
      /** @description 姓名 */
      name: string;
      /** @description 证件号码 */
      id_number: string;
    };
    ColumnMapping: {
      /**
      * Format: int64
      * @description 列，从 0 起
      */
      column: number;
      /** @description 表头 */
      header?: string;
      /** @description 对应的字段；不填则不导入这一列 */
      field?: string;
      /**
      * Format: double
      * @description 把握，0 到 1
      */
      confidence?: number;
      /** @description 理由 */
      reasons?: string[];
      /**
      * Format: int64
      * @description 代码表版本
      */
      codes_version?: number;
      /** @description 值与代码的对应 */
      values?: components["schemas"]["ValueMapping"][];
      /** @description 尚不认识的值 */
      unknown?: string[];
    };
    ComparedField: {
      /** @description 字段代码 */
      field: string;
      /** @description 字段 */
      label: string;
      /** @description 保留记录的值（脱敏） */
      here?: string;
      /** @description 被合并记录的值（脱敏） */
      there?: string;
      /** @description 采用 here、there 或 same */
      winner: string;
      /** @description 理由 */
      why: string;
    };
    ConditionCheck: {
      /** @description 看懂了 */
      understood: boolean;
      /** @description 中文写法 */
      chinese?: string;
      /** @description 编码写法 */
      codes?: string;
      /**
      * Format: int64
      * @description 第几个字有误
      */
      position?: number;
      /** @description 问题 */
      message?: string;
    };
    ConditionField: {
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      label: string;
      /** @description 类型 */
      type: string;
    };
    ConditionFields: {
      /** @description 字段 */
      items: components["schemas"]["ConditionField"][];
    };
    ConfirmMapping: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 列的对应 */
      mapping: components["schemas"]["SheetMapping"];
      /** @description 下次同样的表头照此对应 */
      remember?: boolean;
    };
    ConfirmTotp: {
      /** @description 动态口令（6 位数字） */
      code: string;
    };
    Connector: {
      /** @description 共享对象代码 */
      partner: string;
      /** @description 接口地址 */
      base_address: string;
      /** @description 签名套件 */
      suite: string;
      /**
      * Format: int64
      * @description 等待答复的时间（毫秒）
      */
      timeout_ms: number;
      /**
      * Format: int64
      * @description 最多尝试次数
      */
      attempts: number;
      /**
      * Format: int64
      * @description 首次重试前的等待（毫秒）
      */
      first_pause_ms: number;
      /**
      * Format: int64
      * @description 最多等待发送的查询
      */
      queue_limit: number;
      /** @description 启用 */
      enabled: boolean;
      /** @description 已有共同密钥 */
      has_secret: boolean;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    ConnectorSetup: {
      /** @description 接口地址，http 或 https */
      base_address: string;
      /** @description 签名套件：international 或 guomi */
      suite?: string;
      /**
      * Format: int64
      * @description 等待答复的时间（毫秒）
      */
      timeout_ms?: number;
      /**
      * Format: int64
      * @description 最多尝试次数
      */
      attempts?: number;
      /**
      * Format: int64
      * @description 首次重试前的等待（毫秒），逐次加倍
      */
      first_pause_ms?: number;
      /**
      * Format: int64
      * @description 最多等待发送的查询
      */
      queue_limit?: number;
      /** @description 启用 */
      enabled?: boolean;
      /**
      * Format: int64
      * @description 所见版本，新建为 0
      */
      version?: number;
    };
    Connectors: {
      /** @description 接口 */
      items: components["schemas"]["Connector"][];
    };
    Consent: {
      /**
      * Format: uuid
      * @description 同意编号
      */
      consent_id: string;
      /** @description 用途代码 */
      purpose: string;
      /** @description 用途 */
      label: string;
      /**
      * Format: int64
      * @description 同意书版本
      */
      text_version: number;
      /** @description 方式 */
      channel: string;
      /**
      * Format: unix-ms
      * @description 同意时间
      */
      given_at_ms: number;
      /**
      * Format: date
      * @description 有效期至
      */
      valid_until_on: string;
      /**
      * Format: unix-ms
      * @description 撤回时间
      */
      withdrawn_at_ms?: number;
      /** @description 是否有效 */
      in_force: boolean;
    };
    Consents: {
      /** @description 同意记录 */
      items: components["schemas"]["Consent"][];
    };
    ConsistencyProof: {
      /**
      * Format: int64
      * @description 日志序号
      */
      log: number;
      /** @description 日志名称 */
      origin: string;
      /**
      * Format: int64
      * @description 旧长度
      */
      from_size: number;
      /**
      * Format: int64
      * @description 新长度
      */
      to_size: number;
      /** @description 一致性证明（十六进制） */
      path: string[];
    };
    CorrectMyData: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      request_id: string;
      /** @description 字段代码 */
      field: string;
      /** @description 正确的内容 */
      value: string;
      /** @description 理由 */
      reason: string;
    };
    CreateArea: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7，兼作幂等键
      */
      id: string;
      /**
      * @description 层级
      * @enum {string}
      */
      level: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /**
      * Format: uuid
      * @description 上级，只有区县没有
      */
      parent_id?: string;
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
      /** @description 别名 */
      aliases?: string[];
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /** @description 边界，GeoJSON Polygon 或 MultiPolygon */
      outline?: Record<string, never>;
      /**
      * Format: int64
      * @description 户数
      */
      household_count?: number;
    };
    CreateOrganisation: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7，兼作幂等键
      */
      id: string;
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
      /** @description 简称，默认同名称 */
      short_name?: string;
      /**
      * @description 类型
      * @enum {string}
      */
      kind: "department" | "section" | "public_institution" | "street_office" | "community_committee" | "village_committee" | "property_company" | "company" | "other";
      /**
      * Format: uuid
      * @description 上级单位
      */
      parent_id?: string;
      /**
      * Format: uuid
      * @description 负责的区域
      */
      area_id?: string;
    };
    Crosstab: {
      /**
      * @description 统计什么
      * @enum {string}
      */
      measure: "people" | "households" | "dwellings";
      /**
      * Format: date
      * @description 基准日
      */
      as_of_on: string;
      /**
      * Format: int64
      * @description 少于此数的不显示
      */
      smallest_count: number;
      /** @description 列 */
      columns: components["schemas"]["CrosstabHead"][];
      /** @description 行 */
      rows: components["schemas"]["CrosstabRow"][];
      /** @description 列合计 */
      sums: components["schemas"]["CrosstabCount"][];
      /** @description 总计 */
      sum: components["schemas"]["CrosstabCount"];
      /**
      * Format: int64
      * @description 隐去的数量个数
      */
      left_out: number;
      /** @description 同一人可计入多格，合计为人次 */
      several: boolean;
    };
    CrosstabCount: {
      /**
      * Format: int64
      * @description 数量，没有则为保护隐私而隐去
      */
      count?: number;
    };
    CrosstabHead: {
      /** @description 代码 */
      code: string;
      /** @description 名称 */
      label: string;
    };
    CrosstabRow: {
      /** @description 行 */
      head: components["schemas"]["CrosstabHead"];
      /** @description 各列数量 */
      counts: components["schemas"]["CrosstabCount"][];
      /** @description 行合计 */
      sum: components["schemas"]["CrosstabCount"];
    };
    DataErrorShare: {
      /** @description 口径 */
      definition: string;
      /**
      * Format: int64
      * @description 在岗人数
      */
      people: number;
      /**
      * Format: int64
      * @description 办结的核实任务
      */
      checks: number;
      /**
      * Format: int64
      * @description 全部工作痕迹
      */
      pieces: number;
      /**
      * Format: int64
      * @description 核实任务的分值
      */
      check_points: number;
      /**
      * Format: int64
      * @description 全部分值
      */
      points: number;
      /**
      * Format: double
      * @description 占比；没有工作痕迹时没有
      */
      share?: number;
      /** @description 逐周 */
      weeks: components["schemas"]["DataErrorWeek"][];
    };
    DataErrorWeek: {
      /**
      * Format: date
      * @description 周一
      */
      from: string;
      /**
      * Format: int64
      * @description 办结的核实任务
      */
      checks: number;
      /**
      * Format: int64
      * @description 全部工作痕迹
      */
      pieces: number;
      /**
      * Format: int64
      * @description 核实任务的分值
      */
      check_points: number;
      /**
      * Format: int64
      * @description 全部分值
      */
      points: number;
      /**
      * Format: double
      * @description 占比；没有工作痕迹的周没有
      */
      share?: number;
    };
    DayJob: {
      /**
      * @description 工作种类
      * @enum {string}
      */
      kind: "matter" | "subtask" | "visit" | "verification" | "escalation" | "supervision" | "answer" | "hole" | "dispute" | "handover";
      /**
      * Format: uuid
      * @description 编号
      */
      id: string;
      /**
      * Format: uuid
      * @description 所属事项
      */
      case_id?: string;
      /** @description 受理编号 */
      number?: string;
      /** @description 标题 */
      title: string;
      /**
      * @description 先后
      * @enum {string}
      */
      turn: "first" | "today" | "later";
      /**
      * Format: int64
      * @description 排序分
      */
      points: number;
      /** @description 排在这里的理由 */
      reasons: components["schemas"]["DayReason"][];
      /**
      * Format: unix-ms
      * @description 到期时间
      */
      due_at_ms?: number;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * @description 事项状态
      * @enum {string}
      */
      state?: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
    };
    DayReason: {
      /**
      * @description 理由
      * @enum {string}
      */
      why: "urgent" | "answer_overdue" | "answer_due" | "unanswered" | "overdue" | "due_today" | "due_soon" | "nearby" | "met_nobody" | "waits" | "has_time" | "climbed" | "arbitration" | "to_triage" | "supervision_answered" | "supervision_late" | "supervision_owed" | "answer_stuck" | "give_up" | "hole" | "dispute" | "handover";
      /**
      * Format: int64
      * @description 数量
      */
      amount: number;
      /**
      * Format: int64
      * @description 分值
      */
      points: number;
      /** @description 说明 */
      text: string;
    };
    DeadLetter: {
      /** @description 接收方 */
      subscriber: string;
      /**
      * Format: int64
      * @description 事件流水号
      */
      stream: number;
      /** @description 事件 */
      event: string;
      /**
      * Format: int64
      * @description 已尝试次数
      */
      attempts: number;
      /** @description 失败原因 */
      reason: string;
      /**
      * Format: unix-ms
      * @description 首次失败时间
      */
      failed_at_ms: number;
      /** @description 不再自动重试 */
      dead: boolean;
    };
    DeadLetters: {
      /** @description 失败的投递 */
      items: components["schemas"]["DeadLetter"][];
    };
    DecideChangeRequest: {
      /**
      * @description 操作
      * @enum {string}
      */
      action: "propose" | "approve" | "refuse" | "withdraw" | "undo";
      /** @description 说明 */
      note?: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 已核对、确认不是同一人的库中人员 */
      distinct_from?: string[];
    };
    DecideExport: {
      /** @description 同意 */
      approve: boolean;
      /** @description 意见 */
      reason: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    DecideRecordClaim: {
      /** @description 证件与本人、档案一致 */
      accept: boolean;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    DecideUnsealing: {
      /** @description 是否同意 */
      granted: boolean;
      /** @description 理由 */
      reason: string;
    };
    DecideWorkDispute: {
      /** @description 异议成立 */
      accept: boolean;
      /** @description 处理意见 */
      answer: string;
    };
    DeclareAbsence: {
      /**
      * Format: uuid
      * @description 不在岗人员
      */
      user_id: string;
      /**
      * Format: unix-ms
      * @description 开始，默认为现在
      */
      from_ms?: number;
      /**
      * Format: unix-ms
      * @description 结束
      */
      until_ms: number;
      /**
      * Format: uuid
      * @description 代理人，没有则转人工
      */
      deputy_id?: string;
      /** @description 原因 */
      reason: string;
    };
    DefineLedger: {
      /** @description 定义 */
      definition: components["schemas"]["LedgerDefinition"];
      /**
      * Format: int64
      * @description 所见版本，新台账为 0
      */
      base_version?: number;
    };
    Deputy: {
      /**
      * Format: uuid
      * @description 代理人
      */
      user_id: string;
      /** @description 代理人姓名 */
      user_name: string;
      /**
      * Format: unix-ms
      * @description 开始
      */
      from_ms: number;
      /**
      * Format: unix-ms
      * @description 结束
      */
      until_ms: number;
      /** @description 原因 */
      reason?: string;
    };
    Device: {
      /**
      * Format: uuid
      * @description 设备
      */
      id: string;
      /** @description 登记信息 */
      about: components["schemas"]["NewDevice"];
      /**
      * Format: unix-ms
      * @description 登记时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 停用时间
      */
      retired_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 最近一次消息
      */
      last_heard_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 失联起点
      */
      silent_since_ms?: number;
    };
    DeviceEvent: {
      /**
      * Format: uuid
      * @description 设备生成的 UUIDv7，重发时不变
      */
      id: string;
      /** @description 事件类别 */
      class: string;
      /**
      * @description 报警、恢复或心跳
      * @enum {string}
      */
      kind: "alarm" | "clear" | "heartbeat";
      /**
      * Format: double
      * @description 读数
      */
      reading?: number;
      /**
      * Format: unix-ms
      * @description 发生时间
      */
      happened_at_ms: number;
    };
    DeviceEventRule: {
      /** @description 事件类别 */
      class: string;
      /** @description 事件名称 */
      name: string;
      /** @description 责任事项 */
      item_code?: string;
      /**
      * Format: int64
      * @description 距上次报警多少分钟内并入同一事项
      */
      join_minutes?: number;
    };
    DeviceEventRules: {
      /** @description 事件对照表 */
      items: components["schemas"]["DeviceEventRule"][];
    };
    DeviceEventTaken: {
      /**
      * Format: uuid
      * @description 事项
      */
      case_id?: string;
      /** @description 并入正在办理的事项 */
      joined: boolean;
      /** @description 该事件已收到过 */
      again: boolean;
      /**
      * @description 重发时：事项现在的状态
      * @enum {string}
      */
      state?: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /**
      * @description 重发时：事项的办理结论
      * @enum {string}
      */
      resolution?: "solved" | "partly" | "unsolved" | "not_accepted";
    };
    DeviceKey: {
      /**
      * Format: uuid
      * @description 设备
      */
      id: string;
      /** @description 签名密钥，只显示这一次 */
      key: string;
    };
    DevicePage: {
      /** @description 本页内容 */
      items: components["schemas"]["Device"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    DispatchDecision: {
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * Format: int64
      * @description 规则版次
      */
      edition?: number;
      /** @description 规则 */
      rule_code?: string;
      /** @description 规则名称 */
      rule_name?: string;
      /**
      * @description 分派方式
      * @enum {string}
      */
      strategy?: "assign" | "grab" | "round_robin" | "least_loaded";
      /** @description 分拨理由 */
      explanation: string;
      /**
      * Format: uuid
      * @description 分给的岗位
      */
      owner_post_id?: string;
      /**
      * Format: uuid
      * @description 代谁办理
      */
      stands_for_id?: string;
      /**
      * Format: unix-ms
      * @description 时间
      */
      decided_at_ms: number;
    };
    DispatchMove: {
      /** @description 原来分给 */
      from: string;
      /** @description 将会分给 */
      to: string;
      /**
      * Format: int64
      * @description 事项数
      */
      matters: number;
    };
    DispatchOffer: {
      /**
      * Format: uuid
      * @description 事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 责任事项 */
      item_code?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "normal" | "urgent";
      /**
      * Format: unix-ms
      * @description 截止时间
      */
      until_ms: number;
    };
    DispatchOffers: {
      /** @description 可抢的事项 */
      items: components["schemas"]["DispatchOffer"][];
    };
    DispatchRule: {
      /** @description 规则编码 */
      code: string;
      /** @description 规则名称 */
      name: string;
      /**
      * @description 条件
      * @example 事项 = "消防栓损坏漏水" 且 紧急程度 = "紧急"
      */
      condition: string;
      /**
      * @description 分给谁
      * @enum {string}
      */
      target: "local" | "role" | "organisation" | "property_company" | "post";
      /**
      * @description 角色
      * @enum {string}
      */
      role?: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /**
      * @description 层级
      * @enum {string}
      */
      level?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /** @description 单位编码 */
      organisation?: string;
      /**
      * Format: uuid
      * @description 岗位
      */
      post_id?: string;
      /**
      * @description 分派方式
      * @enum {string}
      */
      strategy: "assign" | "grab" | "round_robin" | "least_loaded";
      /**
      * Format: int64
      * @description 抢单时限（分钟）
      */
      minutes?: number;
    };
    DispatchRuleEdition: {
      /**
      * Format: int64
      * @description 版次
      */
      edition: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "draft" | "published";
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 修订说明 */
      note: string;
      /** @description 规则 */
      rules: components["schemas"]["DispatchRule"][];
      /** @description 重叠的规则 */
      overlaps: components["schemas"]["DispatchRuleOverlap"][];
      /**
      * Format: uuid
      * @description 修订人
      */
      changed_by: string;
      /**
      * Format: unix-ms
      * @description 修订时间
      */
      changed_at_ms: number;
      /**
      * Format: int64
      * @description 已演算的版本
      */
      simulated_version?: number;
      /**
      * Format: uuid
      * @description 发布人
      */
      published_by?: string;
      /**
      * Format: unix-ms
      * @description 发布时间
      */
      published_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 生效时间
      */
      effective_from_ms?: number;
    };
    DispatchRuleEditionLine: {
      /**
      * Format: int64
      * @description 版次
      */
      edition: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "draft" | "published";
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 修订说明 */
      note: string;
      /**
      * Format: unix-ms
      * @description 生效时间
      */
      effective_from_ms?: number;
      /** @description 正在执行 */
      in_force: boolean;
    };
    DispatchRuleEditions: {
      /** @description 版次 */
      items: components["schemas"]["DispatchRuleEditionLine"][];
    };
    DispatchRuleHits: {
      /** @description 规则 */
      code: string;
      /**
      * Format: int64
      * @description 命中的事项数
      */
      matters: number;
    };
    DispatchRuleOverlap: {
      /** @description 在前的规则 */
      earlier: string;
      /** @description 在后的规则 */
      later: string;
      /** @description 在后的规则永远轮不到 */
      shadowed: boolean;
    };
    DispatchSimulation: {
      /**
      * Format: uuid
      * @description 演算
      */
      id: string;
      /**
      * Format: int64
      * @description 版次
      */
      edition: number;
      /**
      * Format: int64
      * @description 草稿版本
      */
      version: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "running" | "done";
      /**
      * Format: int64
      * @description 最多事项数
      */
      most: number;
      /** @description 至今的结果 */
      result: components["schemas"]["DispatchSimulationResult"];
    };
    DispatchSimulationResult: {
      /**
      * Format: int64
      * @description 演算的事项数
      */
      looked_at: number;
      /**
      * Format: int64
      * @description 会分给别处的
      */
      elsewhere: number;
      /**
      * Format: int64
      * @description 无人可分、要转人工的
      */
      holes: number;
      /**
      * Format: int64
      * @description 没有规则命中、按责任清单的
      */
      unmatched: number;
      /** @description 各规则命中数 */
      hits: components["schemas"]["DispatchRuleHits"][];
      /** @description 从哪里到哪里 */
      moves: components["schemas"]["DispatchMove"][];
      /**
      * Format: int64
      * @description 其余变动
      */
      other_moves: number;
    };
    DraftDispatchRules: {
      /**
      * Format: int64
      * @description 所见版本，新建为 0
      */
      version: number;
      /** @description 修订说明 */
      note: string;
      /** @description 规则，按先后次序 */
      rules: components["schemas"]["DispatchRule"][];
    };
    DraftReport: {
      /** @description 情况说明 */
      text: string;
      /** @description 标题 */
      title?: string;
      /** @description 事发地点 */
      place?: components["schemas"]["Place"];
      /** @description 事项编码 */
      item_code?: string;
    };
    DraftSharingAgreement: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      agreement_id: string;
      /** @description 范本代码 */
      template?: string;
      /** @description 共享对象代码 */
      partner?: string;
      /**
      * @description 方向：receive 我方查询，provide 我方提供
      * @enum {string}
      */
      direction?: "receive" | "provide";
      /**
      * @description 查询对象类别
      * @enum {string}
      */
      about?: "person" | "establishment";
      /** @description 名称 */
      title?: string;
      /** @description 用途 */
      purpose?: string;
      /** @description 依据 */
      basis?: string;
      /** @description 需要本人同意的用途代码 */
      consent?: string;
      /** @description 查询条件 */
      keys?: string[];
      /** @description 数据项 */
      fields?: components["schemas"]["SharingField"][];
      /**
      * Format: int64
      * @description 每日上限
      */
      quota?: number;
      /**
      * Format: int64
      * @description 结果保存天数
      */
      keep_days?: number;
      /**
      * Format: date
      * @description 生效日期
      */
      valid_from_on?: string;
      /**
      * Format: date
      * @description 截止日期
      */
      valid_until_on?: string;
      /**
      * Format: int64
      * @description 修改草案时所见版本
      */
      version?: number;
    };
    Dwelling: {
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id: string;
      /** @description 房屋编码 */
      code: string;
      /** @description 标准地址 */
      address: string;
      /** @description 房号 */
      room: string;
      /**
      * Format: int64
      * @description 楼层
      */
      floor: number;
      /**
      * Format: int64
      * @description 建筑面积（平方分米）
      */
      area_dm2: number;
      /**
      * Format: int64
      * @description 建成年份
      */
      built_year?: number;
      /**
      * @description 用途
      * @enum {string}
      */
      use: "owner_occupied" | "rented" | "vacant";
      /**
      * Format: uuid
      * @description 楼栋
      */
      building_id?: string;
      /**
      * Format: uuid
      * @description 小区
      */
      compound_id?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /** @description 人员 */
      occupants: components["schemas"]["Occupant"][];
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    DwellingLine: {
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id: string;
      /** @description 房屋编码 */
      code: string;
      /** @description 地址 */
      address: string;
      /**
      * Format: int64
      * @description 楼层
      */
      floor: number;
      /**
      * Format: int64
      * @description 建筑面积（平方分米）
      */
      area_dm2: number;
      /**
      * @description 用途
      * @enum {string}
      */
      use: "owner_occupied" | "rented" | "vacant";
      /**
      * Format: uuid
      * @description 小区
      */
      compound_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
    };
    DwellingLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["DwellingLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    EndAbsence: {
      /**
      * Format: unix-ms
      * @description 该次的开始时间
      */
      from_ms: number;
    };
    EnterPaper: {
      /**
      * Format: uuid
      * @description 编号，由客户端生成
      */
      import_id: string;
      /** @description 模板 */
      template: string;
      /**
      * Format: uuid
      * @description 归属区域
      */
      area_id: string;
      /** @description 表单内容 */
      values: components["schemas"]["PaperValue"][];
      /**
      * Format: uuid
      * @description 表单照片
      */
      file_id?: string;
      /** @description 只检查，不入库 */
      only_check?: boolean;
      /** @description 已核对：与库中相近的人确非同一人 */
      distinct?: boolean;
    };
    Establishment: {
      /**
      * Format: uuid
      * @description 单位
      */
      establishment_id: string;
      /** @description 统一社会信用代码 */
      uscc: string;
      /** @description 代码校验是否通过 */
      uscc_valid: boolean;
      /** @description 名称 */
      name: string;
      /** @description 单位类型 */
      kind: string;
      /** @description 九小场所类型 */
      venue?: string;
      /** @description 行业 */
      category: string;
      /** @description 负责人 */
      owner_name: string;
      /** @description 联系电话（脱敏） */
      phone?: string;
      /** @description 地址 */
      address: string;
      /**
      * Format: date
      * @description 成立或登记日期
      */
      since_on: string;
      /**
      * Format: date
      * @description 证照有效期至
      */
      licence_until_on: string;
      /**
      * Format: uuid
      * @description 楼栋
      */
      building_id?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * @description 状态
      * @enum {string}
      */
      standing?: "moved_out" | "deceased" | "closed" | "withdrawn" | "merged";
      /** @description 关系 */
      links: components["schemas"]["RecordLink"][];
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    EstablishmentLine: {
      /**
      * Format: uuid
      * @description 单位
      */
      establishment_id: string;
      /** @description 名称 */
      name: string;
      /** @description 单位类型 */
      kind: string;
      /** @description 九小场所类型 */
      venue?: string;
      /** @description 行业 */
      category: string;
      /** @description 地址 */
      address: string;
      /**
      * Format: date
      * @description 证照有效期至
      */
      licence_until_on: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
    };
    EstablishmentLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["EstablishmentLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    EvidenceLeaf: {
      /**
      * Format: uuid
      * @description 存证
      */
      id: string;
      /** @description 种类 */
      kind: string;
      /**
      * Format: uuid
      * @description 关于
      */
      subject_id: string;
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /** @description 内容，已删除时没有 */
      content?: string;
      /** @description 承诺值 */
      commitment: string;
      /**
      * Format: int64
      * @description 日志序号，编号前没有
      */
      log?: number;
      /**
      * Format: int64
      * @description 在日志中的位置，编号前没有
      */
      index?: number;
    };
    EvidenceLeaves: {
      /** @description 存证，先发生的在前 */
      items: components["schemas"]["EvidenceLeaf"][];
    };
    EvidenceLog: {
      /**
      * Format: int64
      * @description 序号
      */
      number: number;
      /** @description 日志名称 */
      origin: string;
      /** @description 密码套件 */
      suite: string;
      /**
      * Format: int64
      * @description 存证条数
      */
      size: number;
      /** @description 仍在增长 */
      open: boolean;
    };
    EvidenceLogs: {
      /** @description 存证日志，最新的在前 */
      logs: components["schemas"]["EvidenceLog"][];
      /** @description 签名公钥，请与公布的核对 */
      keys: string[];
    };
    ExchangeBoard: {
      /** @description 共享对象 */
      items: components["schemas"]["ExchangeBoardLine"][];
    };
    ExchangeBoardLine: {
      /** @description 共享对象代码 */
      partner: string;
      /** @description 共享对象 */
      label: string;
      /** @description 类别 */
      kind: string;
      /** @description 优先打通 */
      priority: boolean;
      /**
      * @description 接口状态：已打通、部分打通、未打通
      * @enum {string}
      */
      opening: "opened" | "partial" | "blocked";
      /**
      * Format: int64
      * @description 有效协议数
      */
      agreements: number;
      /**
      * Format: date
      * @description 最早到期日期
      */
      agreement_ends_on?: string;
      /**
      * Format: unix-ms
      * @description 最近成功时间
      */
      last_success_ms?: number;
      /**
      * Format: unix-ms
      * @description 最近失败时间
      */
      last_failure_ms?: number;
      /**
      * @description 最近一次结果
      * @enum {string}
      */
      last_reply?: "answered" | "unreachable" | "timed_out" | "throttled" | "refused" | "failed" | "wrong_signature" | "unreadable";
      /**
      * Format: int64
      * @description 近一日统计的次数
      */
      attempts: number;
      /**
      * Format: int64
      * @description 错误率（千分比）
      */
      errors_per_mille: number;
      /**
      * Format: int64
      * @description 延迟中位数（毫秒）
      */
      p50_ms?: number;
      /**
      * Format: int64
      * @description 95% 延迟（毫秒）
      */
      p95_ms?: number;
      /**
      * @description 熔断状态
      * @enum {string}
      */
      breaker: "closed" | "open" | "half_open";
      /**
      * Format: int64
      * @description 等待发送
      */
      waiting: number;
      /**
      * Format: int64
      * @description 最早一条已等待（毫秒）
      */
      lag_ms?: number;
    };
    Export: {
      /**
      * Format: uuid
      * @description 导出
      */
      export_id: string;
      /** @description 导出编号，印在每一页上 */
      number: string;
      /** @description 模板 */
      template: string;
      /** @description 用途 */
      purpose: string;
      /**
      * @description 文件格式
      * @enum {string}
      */
      format: "xlsx" | "csv";
      /**
      * @description 状态
      * @enum {string}
      */
      state: "requested" | "refused" | "approved" | "ready" | "expired" | "failed";
      /** @description 字段 */
      columns: string[];
      /** @description 不脱敏 */
      in_full: boolean;
      /** @description 包含待核实的记录 */
      with_unverified: boolean;
      /**
      * Format: uuid
      * @description 区域
      */
      area_id: string;
      /**
      * Format: uuid
      * @description 申请人
      */
      requested_by: string;
      /**
      * Format: uuid
      * @description 审批人
      */
      decided_by?: string;
      /** @description 审批意见或失败原因 */
      decision?: string;
      /**
      * Format: int64
      * @description 行数
      */
      row_count: number;
      /**
      * Format: int64
      * @description 因待核实而未导出的行数
      */
      withheld: number;
      /**
      * Format: int64
      * @description 已下载次数
      */
      fetched: number;
      /**
      * Format: date
      * @description 台账的基准日
      */
      as_of?: string;
      /**
      * Format: unix-ms
      * @description 按此时已掌握的情况
      */
      known_at_ms?: number;
      /**
      * Format: int64
      * @description 台账定义的版本
      */
      form_version?: number;
      /** @description 内容校验码（不含水印，同一台账同一日期相同） */
      rows_hash?: string;
      /**
      * Format: unix-ms
      * @description 申请时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 变动时间
      */
      changed_at_ms: number;
      /**
      * Format: unix-ms
      * @description 失效时间
      */
      expires_at_ms: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    ExportPage: {
      /** @description 本页内容 */
      items: components["schemas"]["Export"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    FieldHistory: {
      /** @description 字段代码 */
      field: string;
      /** @description 字段 */
      label: string;
      /** @description 取值规则 */
      rule: string;
      /** @description 全部说法 */
      items: components["schemas"]["FieldStatement"][];
    };
    FieldStatement: {
      /** @description 值（按权限脱敏） */
      value?: string;
      /** @description 来源代码 */
      source: string;
      /** @description 来源 */
      source_label: string;
      /**
      * Format: int64
      * @description 权威等级，100 为经审批认定
      */
      rank: number;
      /**
      * Format: int64
      * @description 可信度（百分比）
      */
      confidence: number;
      /**
      * Format: date
      * @description 信息日期
      */
      said_on: string;
      /**
      * Format: unix-ms
      * @description 登记时间
      */
      recorded_at_ms: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "current" | "superseded" | "retracted";
      /**
      * Format: uuid
      * @description 所属变更申请
      */
      request_id?: string;
    };
    FieldValue: {
      /** @description 字段代码 */
      field: string;
      /** @description 值 */
      value?: string;
    };
    File: {
      /**
      * Format: uuid
      * @description 附件，上报或办理时填写
      */
      id: string;
      /** @description 文件名 */
      name: string;
      /** @description 按内容识别的类型 */
      media_type: string;
      /**
      * Format: int64
      * @description 原件字节数
      */
      size: number;
      /** @description 原件哈希（十六进制），存证以此为准 */
      hash: string;
      /**
      * @description 用途
      * @enum {string}
      */
      purpose: "case_report" | "case_step" | "paper_form" | "import_sheet";
      /** @description 下载时的类型 */
      served_type: string;
      /**
      * Format: int64
      * @description 宽
      */
      width?: number;
      /**
      * Format: int64
      * @description 高
      */
      height?: number;
      /**
      * Format: unix-ms
      * @description 上传时间
      */
      uploaded_at_ms: number;
      /**
      * Format: unix-ms
      * @description 拍摄时间
      */
      captured_at_ms?: number;
    };
    FollowedMatter: {
      /**
      * @description 状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /**
      * Format: unix-ms
      * @description 响应时间
      */
      responded_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 办结时间
      */
      resolved_at_ms?: number;
      /** @description 办理结果 */
      result?: string;
      /** @description 办理结论 */
      resolution?: components["schemas"]["CaseResolution"];
    };
    FormField: {
      /**
      * @description 填写处类别
      * @enum {string}
      */
      kind: "import_sheet" | "change" | "ledger" | "route";
      /** @description 表单 */
      form: string;
      /** @description 表单名称 */
      form_title: string;
      /** @description 字段 */
      field: string;
      /** @description 字段名称 */
      label: string;
      /** @description 数据资源目录中的代码；不填为由同一请求指明的字段 */
      entry?: string;
      /**
      * @description 所属资源库：对象、业务、物联感知
      * @enum {string}
      */
      group?: "object" | "business" | "sensing";
      /** @description 所属库 */
      library?: string;
      /** @description 用途 */
      purpose?: string;
      /** @description 法律依据 */
      basis?: string;
      /** @description 敏感级别 */
      sensitivity?: string;
      /**
      * @description 不能采集的原因
      * @enum {string}
      */
      closed?: "not_in_catalogue" | "external_only";
    };
    FormFields: {
      /** @description 字段 */
      items: components["schemas"]["FormField"][];
      /**
      * Format: int64
      * @description 其中不能采集的
      */
      closed: number;
    };
    ForwardCase: {
      /**
      * Format: int64
      * @description 所见事项版本
      */
      version: number;
      /** @description 外部单位编码 */
      body_code: string;
      /** @description 转出理由 */
      reason: string;
      /** @description 转出内容 */
      sent: string;
      /**
      * Format: unix-ms
      * @description 预计答复时间
      */
      expected_by_ms: number;
    };
    FoundPersons: {
      /** @description 人员 */
      person_ids: string[];
    };
    GatewayReceipt: {
      /** @description 投递编号 */
      delivery: string;
      /**
      * @description 结果
      * @enum {string}
      */
      status: "delivered" | "acknowledged" | "failed";
      /** @description 网关的原因代码 */
      reason?: string;
    };
    GiveConsent: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      consent_id: string;
      /** @description 用途代码 */
      purpose: string;
      /**
      * Format: int64
      * @description 所读同意书的版本
      */
      text_version: number;
      /**
      * @description 方式
      * @enum {string}
      */
      channel: "self" | "paper" | "spoken";
    };
    GivePost: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7，兼作幂等键
      */
      id: string;
      /**
      * Format: uuid
      * @description 任职人员
      */
      user_id: string;
      /**
      * @description 角色
      * @enum {string}
      */
      role: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /** @description 岗位名称 */
      title: string;
      /**
      * Format: uuid
      * @description 区域
      */
      area_id?: string;
      /**
      * Format: uuid
      * @description 单位
      */
      organisation_id?: string;
      /**
      * Format: unix-ms
      * @description 任职开始，默认为现在
      */
      valid_from_ms?: number;
      /**
      * Format: unix-ms
      * @description 任职结束，没有则长期
      */
      valid_until_ms?: number;
    };
    GlobalSearch: {
      /** @description 姓名、拼音、首字母、地址、单位、编号、手机尾号或证件号码 */
      text: string;
      /** @description 只找这些类别，不填为全部 */
      kinds?: ("person" | "dwelling" | "establishment" | "object" | "case" | "file")[];
      /**
      * Format: int64
      * @description 每类最多返回几条
      */
      limit?: number;
    };
    HandedMatter: {
      /**
      * Format: uuid
      * @description 事项
      */
      case_id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "normal" | "urgent";
      /**
      * Format: unix-ms
      * @description 到期时间
      */
      due_at_ms?: number;
      /**
      * @description 未消除的最高提醒
      * @enum {string}
      */
      alarm?: "warning" | "breach" | "rung";
    };
    HandledMatter: {
      /**
      * Format: uuid
      * @description 事项
      */
      id: string;
      /** @description 责任事项 */
      item_name?: string;
      /** @description 所在网格或社区 */
      place_name?: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /** @description 最早反映的日期 */
      reported_on: string;
      /**
      * Format: int64
      * @description 反映人数
      */
      reporters: number;
      /**
      * @description 判断
      * @enum {string}
      */
      band: "same" | "likely" | "no";
      /** @description 理由 */
      reasons: string[];
    };
    HandledMatters: {
      /** @description 已在办理的事项 */
      items: components["schemas"]["HandledMatter"][];
    };
    HotIssue: {
      /**
      * Format: int64
      * @description 名次
      */
      rank: number;
      /** @description 代表性标题 */
      title: string;
      /**
      * Format: double
      * @description 热度
      */
      score: number;
      /**
      * Format: int64
      * @description 反映件数
      */
      reports: number;
      /**
      * Format: int64
      * @description 反映人数
      */
      reporters: number;
      /**
      * Format: unix-ms
      * @description 最早
      */
      first_ms: number;
      /**
      * Format: unix-ms
      * @description 最近
      */
      last_ms: number;
      /** @description 事项 */
      case_ids: string[];
    };
    HotIssues: {
      /** @description 热点问题 */
      items: components["schemas"]["HotIssue"][];
      /**
      * Format: int64
      * @description 参与归并的事项
      */
      looked_at: number;
    };
    HouseholdLine: {
      /**
      * Format: uuid
      * @description 户
      */
      household_id: string;
      /** @description 户号 */
      number: string;
      /**
      * Format: int64
      * @description 相关房屋数
      */
      doors: number;
      /**
      * Format: uuid
      * @description 登记房屋
      */
      dwelling_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
    };
    HouseholdLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["HouseholdLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    HouseholdMembers: {
      /** @description 户内人员 */
      items: components["schemas"]["PersonLine"][];
    };
    Import: {
      /**
      * Format: uuid
      * @description 导入
      */
      import_id: string;
      /**
      * @description 表格或纸质表单
      * @enum {string}
      */
      kind: "sheet" | "paper";
      /** @description 模板 */
      template: string;
      /** @description 来源 */
      source: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "received" | "staging" | "checked" | "applying" | "applied" | "undoing" | "undone" | "failed" | "cancelled";
      /**
      * Format: int64
      * @description 当前步骤的进度（千分之几）
      */
      progress: number;
      /**
      * Format: int64
      * @description 数据行数
      */
      rows_all: number;
      /**
      * Format: int64
      * @description 有错误、不能入库的行数
      */
      rows_wrong: number;
      /**
      * Format: int64
      * @description 有提醒的行数
      */
      rows_warned: number;
      /**
      * Format: int64
      * @description 与上次相同、不必再导的行数
      */
      rows_same: number;
      /**
      * Format: int64
      * @description 已入库的行数
      */
      rows_applied: number;
      /**
      * Format: int64
      * @description 已撤销的行数
      */
      rows_undone: number;
      /**
      * Format: int64
      * @description 入库后被改动、未能撤销的行数
      */
      rows_kept: number;
      /**
      * Format: uuid
      * @description 归属区域
      */
      area_id: string;
      /**
      * Format: uuid
      * @description 所更正的那次导入
      */
      previous_id?: string;
      /**
      * Format: uuid
      * @description 原件
      */
      file_id?: string;
      /** @description 失败原因代码 */
      problem?: string;
      /** @description 失败原因 */
      problem_detail?: string;
      /**
      * Format: uuid
      * @description 上传人
      */
      created_by?: string;
      /**
      * Format: unix-ms
      * @description 上传时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 变动时间
      */
      changed_at_ms: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    ImportOutlines: {
      /**
      * @description 这些边界属于哪一级
      * @enum {string}
      */
      level: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /** @description GeoJSON FeatureCollection，最多 2000 个要素 */
      collection: Record<string, never>;
      /**
      * @description 坐标系：WGS 84（含 CGCS2000）、高德/腾讯或百度
      * @enum {string}
      */
      datum?: "wgs84" | "gcj02" | "bd09";
      /** @description 哪个属性是区域编码 */
      code_property?: string;
      /** @description 哪个属性是楼高（米），没有也可以 */
      height_property?: string;
      /** @description 确认写入；不填只试算 */
      apply?: boolean;
      /** @description 有问题的要素跳过，其余写入 */
      skip_faults?: boolean;
    };
    ImportPage: {
      /** @description 本页内容 */
      items: components["schemas"]["Import"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    ImportTemplate: {
      /** @description 模板 */
      template: string;
      /** @description 名称 */
      title: string;
      /**
      * @description 入库的库，none 为只检查
      * @enum {string}
      */
      library: "none" | "people" | "dwellings" | "merchants" | "objects";
      /** @description 填写说明 */
      notes: string;
      /** @description 各列 */
      fields: components["schemas"]["TemplateField"][];
    };
    ImportTemplateList: {
      /** @description 模板 */
      items: components["schemas"]["ImportTemplate"][];
    };
    InboxCount: {
      /**
      * Format: int64
      * @description 未读
      */
      unread: number;
    };
    InboxMessage: {
      /**
      * Format: uuid
      * @description 消息
      */
      message_id: string;
      /**
      * Format: unix-ms
      * @description 到达时间
      */
      arrived_at_ms: number;
      /** @description 标题 */
      title: string;
      /** @description 内容 */
      text: string;
      /** @description 需要确认 */
      must_acknowledge: boolean;
      /**
      * Format: unix-ms
      * @description 阅读时间
      */
      read_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 确认时间
      */
      acknowledged_at_ms?: number;
    };
    InboxMessagePage: {
      /** @description 本页内容 */
      items: components["schemas"]["InboxMessage"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    InspectObject: {
      /**
      * Format: date
      * @description 巡检日期
      */
      inspected_on: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    ItemSuggestion: {
      /**
      * Format: int64
      * @description 名次
      */
      rank: number;
      /** @description 责任事项编码 */
      item_code: string;
      /** @description 责任事项 */
      item_name: string;
      /**
      * Format: double
      * @description 置信度
      */
      confidence: number;
      /** @description 起决定作用的词 */
      reasons: string[];
    };
    ItemSuggestions: {
      /** @description 建议 */
      items: components["schemas"]["ItemSuggestion"][];
      /**
      * Format: int64
      * @description 责任清单版次
      */
      list_edition?: number;
      /**
      * Format: int64
      * @description 模型版次，0 表示未用模型
      */
      model_edition?: number;
    };
    JudgeLinkagePair: {
      /**
      * @description same 同一人、different 不是、unsure 说不准
      * @enum {string}
      */
      verdict: "same" | "different" | "unsure";
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 说明 */
      note?: string;
    };
    KeptDeviceEvent: {
      /** @description 事件 */
      event: components["schemas"]["DeviceEvent"];
      /**
      * Format: unix-ms
      * @description 收到时间
      */
      received_at_ms: number;
      /**
      * Format: uuid
      * @description 事项
      */
      case_id?: string;
      /** @description 并入正在办理的事项 */
      joined: boolean;
    };
    KeptDeviceEvents: {
      /** @description 最近的事件，新的在前 */
      items: components["schemas"]["KeptDeviceEvent"][];
    };
    LastSeen: {
      /**
      * Format: uuid
      * @description 人员
      */
      person_id: string;
      /**
      * @description 总体情况
      * @enum {string}
      */
      state: "seen" | "door_in_use" | "contradicted" | "silent";
      /**
      * Format: date
      * @description 最近见到
      */
      last_seen_on?: string;
      /** @description 线索 */
      signs: components["schemas"]["SignOfLife"][];
      /** @description 建议 */
      advice: string;
    };
    LearntModel: {
      /**
      * Format: int64
      * @description 版次
      */
      edition: number;
      /** @description 模型指纹 */
      fingerprint: string;
      /**
      * Format: unix-ms
      * @description 训练时间
      */
      trained_at_ms: number;
      /**
      * Format: double
      * @description 模型所占权重
      */
      weight: number;
      /**
      * Format: int64
      * @description 学习的已结事项
      */
      closed: number;
      /**
      * Format: double
      * @description 训练时仅清单的首选正确率
      */
      list_first: number;
      /**
      * Format: double
      * @description 训练时合用的首选正确率
      */
      together_first: number;
    };
    Ledger: {
      /** @description 定义 */
      definition: components["schemas"]["LedgerDefinition"];
      /**
      * Format: int64
      * @description 版本，0 为系统自带
      */
      version: number;
      /** @description 列 */
      columns: components["schemas"]["LedgerColumn"][];
    };
    LedgerChange: {
      /**
      * @description came 列入，left 移出
      * @enum {string}
      */
      movement: "came" | "left";
      /**
      * Format: uuid
      * @description 记录
      */
      record_id: string;
      /** @description 原因 */
      why: string;
      /** @description 各列的值（按权限脱敏） */
      cells: string[];
    };
    LedgerChanges: {
      /** @description 台账代码 */
      ledger_code: string;
      /**
      * Format: int64
      * @description 定义的版本
      */
      version: number;
      /**
      * Format: date
      * @description 前一个基准日
      */
      from: string;
      /**
      * Format: date
      * @description 后一个基准日
      */
      until: string;
      /**
      * Format: int64
      * @description 前一日数量
      */
      before: number;
      /**
      * Format: int64
      * @description 后一日数量
      */
      after: number;
      /**
      * Format: int64
      * @description 列入
      */
      came: number;
      /**
      * Format: int64
      * @description 移出
      */
      left: number;
      /** @description 列 */
      columns: components["schemas"]["LedgerColumn"][];
      /** @description 本页内容 */
      items: components["schemas"]["LedgerChange"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    LedgerColumn: {
      /** @description 字段 */
      field: string;
      /** @description 列名 */
      label: string;
      /**
      * @description 敏感级别
      * @enum {string}
      */
      sensitivity: "open" | "internal" | "personal" | "sensitive";
      /** @description 只在经批准的导出中不脱敏 */
      masked: boolean;
    };
    LedgerColumnChoice: {
      /** @description 字段 */
      field: string;
      /** @description 列名，不填用通用名称 */
      label?: string;
    };
    LedgerCondition: {
      /** @description 条件 */
      fact: string;
      /** @description 其中之一 */
      any?: string[];
      /**
      * Format: int64
      * @description 不小于
      */
      from?: number;
      /**
      * Format: int64
      * @description 不大于
      */
      until?: number;
      /** @description 取反：不满足才列入 */
      none?: boolean;
    };
    LedgerDefinition: {
      /** @description 台账代码，小写字母、数字和下划线 */
      code: string;
      /** @description 名称 */
      title: string;
      /**
      * @description 对象
      * @enum {string}
      */
      subject: "person" | "dwelling" | "establishment" | "object";
      /** @description 用途 */
      purpose: string;
      /** @description 法律依据或同意 */
      basis: string;
      /** @description 责任单位 */
      owner: string;
      /** @description 条件，须全部满足 */
      conditions: components["schemas"]["LedgerCondition"][];
      /** @description 列，按先后顺序 */
      columns: components["schemas"]["LedgerColumnChoice"][];
      /** @description 档次方案（allowance_tiers 的 scheme） */
      tiers?: string;
      /**
      * @description 分项统计
      * @enum {string}
      */
      split?: "none" | "tag" | "tier" | "sex" | "presence" | "use" | "kind" | "venue";
    };
    LedgerFact: {
      /** @description 条件 */
      fact: string;
      /**
      * @description 对象
      * @enum {string}
      */
      subject: "person" | "dwelling" | "establishment" | "object";
      /** @description 名称 */
      label: string;
      /** @description 参数：codes、number 或 flag */
      argument: string;
      /** @description 取值的代码集，空为下列代码 */
      list: string;
      /** @description 代码 */
      codes: string[];
      /**
      * Format: int64
      * @description 数值下限
      */
      least: number;
      /**
      * Format: int64
      * @description 数值上限
      */
      most: number;
    };
    LedgerField: {
      /** @description 字段 */
      field: string;
      /**
      * @description 对象，没有则各类都可用
      * @enum {string}
      */
      subject?: "person" | "dwelling" | "establishment" | "object";
      /** @description 名称 */
      label: string;
      /**
      * @description 敏感级别
      * @enum {string}
      */
      sensitivity: "open" | "internal" | "personal" | "sensitive";
    };
    LedgerLine: {
      /** @description 台账代码 */
      ledger_code: string;
      /** @description 名称 */
      title: string;
      /**
      * @description 对象
      * @enum {string}
      */
      subject: "person" | "dwelling" | "establishment" | "object";
      /** @description 用途 */
      purpose: string;
      /** @description 法律依据或同意 */
      basis: string;
      /** @description 责任单位 */
      owner: string;
      /**
      * Format: int64
      * @description 版本，0 为系统自带
      */
      version: number;
      /** @description 本人定义，可以修改 */
      mine: boolean;
    };
    LedgerList: {
      /** @description 台账 */
      items: components["schemas"]["LedgerLine"][];
    };
    LedgerPage: {
      /** @description 台账代码 */
      ledger_code: string;
      /** @description 名称 */
      title: string;
      /**
      * Format: int64
      * @description 定义的版本
      */
      version: number;
      /**
      * Format: date
      * @description 基准日
      */
      as_of: string;
      /**
      * Format: unix-ms
      * @description 按此时已掌握的情况
      */
      known_at_ms: number;
      /** @description 列 */
      columns: components["schemas"]["LedgerColumn"][];
      /** @description 本页内容 */
      items: components["schemas"]["LedgerRow"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    LedgerRow: {
      /**
      * Format: uuid
      * @description 记录
      */
      record_id: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /** @description 各列的值（按权限脱敏） */
      cells: string[];
      /** @description 记录待核实 */
      to_verify: boolean;
    };
    LedgerTotal: {
      /**
      * Format: uuid
      * @description 区域，没有则未落到下级
      */
      area_id?: string;
      /** @description 名称 */
      area_name: string;
      /** @description 层级：community 或 grid */
      level: string;
      /** @description 分项代码，空为合计 */
      split: string;
      /** @description 分项 */
      split_label: string;
      /**
      * Format: int64
      * @description 数量
      */
      count: number;
      /**
      * Format: fen
      * @description 月标准合计（分）
      */
      amount_fen: number;
    };
    LedgerTotals: {
      /** @description 台账代码 */
      ledger_code: string;
      /**
      * Format: int64
      * @description 定义的版本
      */
      version: number;
      /**
      * Format: date
      * @description 基准日
      */
      as_of: string;
      /**
      * Format: unix-ms
      * @description 按此时已掌握的情况
      */
      known_at_ms: number;
      /**
      * Format: int64
      * @description 合计
      */
      count: number;
      /**
      * Format: fen
      * @description 月标准合计（分）
      */
      amount_fen: number;
      /** @description 各社区和网格，各分项 */
      items: components["schemas"]["LedgerTotal"][];
    };
    LedgerVocabulary: {
      /** @description 可用的条件 */
      facts: components["schemas"]["LedgerFact"][];
      /** @description 可用的字段 */
      columns: components["schemas"]["LedgerField"][];
    };
    LikenessStep: {
      /** @description 比较项 */
      step: string;
      /** @description 一致程度 */
      level: string;
      /**
      * Format: double
      * @description 权重（比特）
      */
      bits: number;
      /** @description 说明（脱敏） */
      text: string;
    };
    LinkageModel: {
      /**
      * Format: uuid
      * @description 模型
      */
      model_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "asked" | "ready" | "in_use" | "replaced";
      /**
      * Format: unix-ms
      * @description 申请时间
      */
      asked_at_ms: number;
      /**
      * Format: unix-ms
      * @description 训练完成时间
      */
      ready_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 启用时间
      */
      published_at_ms?: number;
      /**
      * Format: int64
      * @description 训练所用人数
      */
      people: number;
      /**
      * Format: int64
      * @description 判定为同一人的对数
      */
      labels_same: number;
      /**
      * Format: int64
      * @description 判定不是同一人的对数
      */
      labels_two: number;
      /** @description 与人工判定对照 */
      scores?: components["schemas"]["LinkageScores"];
      /** @description 各字段权重 */
      card?: components["schemas"]["MatchingModel"];
    };
    LinkageModels: {
      /** @description 模型，新的在前 */
      items: components["schemas"]["LinkageModel"][];
      /**
      * Format: int64
      * @description 已判定为同一人的对数
      */
      labels_same: number;
      /**
      * Format: int64
      * @description 已判定不是同一人的对数
      */
      labels_two: number;
      /** @description 最近一次全库查重 */
      walk?: components["schemas"]["LinkageWalk"];
    };
    LinkagePair: {
      /**
      * Format: uuid
      * @description 记录对
      */
      pair_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "open" | "unsure" | "same" | "different" | "gone";
      /**
      * Format: double
      * @description 是同一人的可能
      */
      probability: number;
      /**
      * @description same 应为同一人、likely 可能、unlikely 多半不是
      * @enum {string}
      */
      band: "same" | "likely" | "unlikely";
      /**
      * Format: uuid
      * @description 两人所在的社区；跨社区时为空
      */
      community_id?: string;
      /** @description 较早的记录 */
      a?: components["schemas"]["LinkagePerson"];
      /** @description 较晚的记录 */
      b?: components["schemas"]["LinkagePerson"];
      /**
      * Format: unix-ms
      * @description 发现时间
      */
      found_at_ms: number;
      /**
      * Format: uuid
      * @description 判定人
      */
      decided_by_user_id?: string;
      /**
      * Format: unix-ms
      * @description 判定时间
      */
      decided_at_ms?: number;
      /** @description 说明 */
      note?: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 逐项说明 */
      steps: components["schemas"]["LikenessStep"][];
    };
    LinkagePairPage: {
      /** @description 本页内容 */
      items: components["schemas"]["LinkagePair"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    LinkagePerson: {
      /**
      * Format: uuid
      * @description 人员
      */
      person_id: string;
      /** @description 姓名 */
      name: string;
      /** @description 性别代码 */
      sex: string;
      /** @description 出生日期 */
      birth_date: string;
      /** @description 证件号码（脱敏） */
      id_number: string;
      /** @description 手机号（脱敏） */
      phone: string;
      /** @description 登记住址 */
      address: string;
    };
    LinkageScore: {
      /**
      * Format: int64
      * @description 判定为同一人的，认出
      */
      same_found: number;
      /**
      * Format: int64
      * @description 判定为同一人的，待核
      */
      same_doubtful: number;
      /**
      * Format: int64
      * @description 判定为同一人的，漏掉
      */
      same_missed: number;
      /**
      * Format: int64
      * @description 判定不是的，错认
      */
      two_joined: number;
      /**
      * Format: int64
      * @description 判定不是的，待核
      */
      two_doubtful: number;
      /**
      * Format: int64
      * @description 判定不是的，排除
      */
      two_parted: number;
    };
    LinkageScores: {
      /** @description 训练时的现用模型 */
      in_use: components["schemas"]["LinkageScore"];
      /** @description 新模型（用未参与训练的一半判定检验） */
      learnt: components["schemas"]["LinkageScore"];
    };
    LinkageWalk: {
      /**
      * Format: uuid
      * @description 查重
      */
      walk_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "under_way" | "done";
      /**
      * Format: int64
      * @description 已比较人数
      */
      people: number;
      /**
      * Format: int64
      * @description 遇到的相似对数
      */
      pairs: number;
      /**
      * Format: unix-ms
      * @description 开始时间
      */
      began_at_ms: number;
      /**
      * Format: unix-ms
      * @description 结束时间
      */
      ended_at_ms?: number;
    };
    ListDifference: {
      /**
      * @description 差异
      * @enum {string}
      */
      kind: "registered_not_listed" | "listed_not_registered" | "listed_registered_elsewhere";
      /**
      * Format: uuid
      * @description 人员
      */
      person_id?: string;
      /** @description 姓名（脱敏） */
      name: string;
      /** @description 支持登记属实的线索 */
      speaks_for: string[];
      /** @description 需要核实的线索 */
      speaks_against: string[];
      /**
      * Format: uuid
      * @description 核实任务
      */
      task_id: string;
    };
    ListReconciliation: {
      /**
      * Format: int64
      * @description 登记居住
      */
      registered: number;
      /**
      * Format: int64
      * @description 名单人数
      */
      listed: number;
      /**
      * Format: int64
      * @description 对上的人数
      */
      matched: number;
      /** @description 差异 */
      differences: components["schemas"]["ListDifference"][];
    };
    MachineToken: {
      /** @description 机器账户 */
      machine: components["schemas"]["User"];
      /**
      * Format: uuid
      * @description 会话编号
      */
      session_id: string;
      /** @description 访问令牌，只显示一次 */
      token: string;
      /**
      * Format: unix-ms
      * @description 失效时间
      */
      expires_at_ms: number;
    };
    MakeWorkDispute: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7，兼作幂等键
      */
      id: string;
      /**
      * Format: date
      * @description 哪一天
      */
      on: string;
      /**
      * @description 工作种类
      * @enum {string}
      */
      kind: "report" | "dispatch" | "respond" | "note" | "resolve" | "decline" | "hand_on" | "follow_up" | "merge" | "help" | "verification";
      /**
      * Format: int64
      * @description 应有的件数
      */
      claimed: number;
      /** @description 说明 */
      why: string;
    };
    MapFeature: {
      /** @description Feature */
      type: string;
      /**
      * Format: uuid
      * @description 区域
      */
      id: string;
      /** @description Polygon 或 MultiPolygon，WGS 84 */
      geometry: Record<string, never>;
      /** @description 属性 */
      properties: components["schemas"]["MapProperties"];
    };
    MapProperties: {
      /**
      * Format: uuid
      * @description 区域
      */
      area_id: string;
      /**
      * @description 层级
      * @enum {string}
      */
      level: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
      /**
      * Format: int64
      * @description 户数
      */
      household_count: number;
      /**
      * Format: double
      * @description 楼高，米
      */
      height_m?: number;
      /**
      * Format: double
      * @description 中心经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 中心纬度
      */
      lat?: number;
    };
    MarkInboxMessage: {
      /** @description 确认收到；否则只记为已读 */
      acknowledge: boolean;
    };
    MatchingField: {
      /**
      * @description 字段
      * @enum {string}
      */
      field: "name" | "id_number" | "phone" | "birth_date" | "sex" | "address";
      /** @description 各一致程度 */
      levels: components["schemas"]["MatchingLevel"][];
    };
    MatchingLevel: {
      /** @description 一致程度 */
      level: string;
      /**
      * Format: double
      * @description 同一人中的比例
      */
      m: number;
      /**
      * Format: double
      * @description 不同人中的比例
      */
      u: number;
      /**
      * Format: double
      * @description 权重（比特）
      */
      bits: number;
    };
    MatchingModel: {
      /** @description 模型名称 */
      name: string;
      /** @description 训练日期 */
      trained_on: string;
      /**
      * Format: int64
      * @description 训练行数
      */
      rows: number;
      /**
      * Format: int64
      * @description 随机对数
      */
      random_pairs: number;
      /**
      * Format: int64
      * @description 候选对数
      */
      block_pairs: number;
      /**
      * Format: int64
      * @description 人工判定对数
      */
      labels: number;
      /**
      * Format: int64
      * @description 迭代轮数
      */
      rounds: number;
      /**
      * Format: double
      * @description 任意两行为同一人的先验概率
      */
      lambda: number;
      /** @description 各字段 */
      fields: components["schemas"]["MatchingField"][];
    };
    Me: {
      /**
      * Format: uuid
      * @description 用户编号
      */
      user_id: string;
      /**
      * @description 账户类型
      * @enum {string}
      */
      kind: "staff" | "resident" | "machine";
      /** @description 姓名 */
      name: string;
      /** @description 登录名 */
      login_name?: string;
      /**
      * @description 会话状态
      * @enum {string}
      */
      state: "active" | "needs_totp" | "must_change";
      /** @description 还需完成的步骤 */
      duties: ("enter_totp" | "change_password" | "enrol_totp")[];
      /**
      * @description 当前角色
      * @enum {string}
      */
      role: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /** @description 可用岗位 */
      posts: components["schemas"]["MyPost"][];
      /** @description 当前岗位的功能代码 */
      permissions: string[];
      /** @description 已启用动态口令 */
      totp_enrolled: boolean;
      /** @description 模拟数据库，页面须显示横幅 */
      simulated: boolean;
      /** @description 租户代码 */
      tenant_code: string;
      /** @description 租户名称 */
      tenant_name: string;
      /**
      * Format: uuid
      * @description 会话编号
      */
      session_id: string;
      /** @description 防跨站令牌，写操作放在 X-Linli-CSRF 头 */
      csrf?: string;
      /**
      * Format: unix-ms
      * @description 最迟失效时间
      */
      expires_at_ms: number;
    };
    MergeAreas: {
      /** @description 被合并的区域 */
      areas: components["schemas"]["SeenArea"][];
      /** @description 合并成 */
      into: components["schemas"]["AreaPart"];
    };
    MergeCases: {
      /** @description 同一件事的全部事项 */
      cases: components["schemas"]["SeenCase"][];
      /** @description 说明 */
      note?: string;
    };
    Message: {
      /**
      * Format: uuid
      * @description 消息
      */
      message_id: string;
      /**
      * Format: uuid
      * @description 所属通知
      */
      notice_id?: string;
      /** @description 模板代码 */
      template_code: string;
      /**
      * Format: int64
      * @description 模板版次
      */
      edition: number;
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "ordinary" | "important" | "urgent";
      /**
      * @description 接收人类别
      * @enum {string}
      */
      recipient_kind: "account" | "person" | "area";
      /**
      * Format: uuid
      * @description 接收人
      */
      recipient_id: string;
      /** @description 渠道顺序 */
      chain: ("app" | "sms" | "voice" | "broadcast" | "mail" | "wechat")[];
      /** @description 需要确认 */
      must_acknowledge: boolean;
      /**
      * Format: int64
      * @description 第几轮
      */
      round: number;
      /**
      * Format: int64
      * @description 第几步
      */
      step: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "queued" | "sending" | "sent" | "delivered" | "acknowledged" | "failed" | "suppressed";
      /** @description 原因代码 */
      reason: string;
      /**
      * Format: unix-ms
      * @description 下次处理时间
      */
      due_at_ms?: number;
      /**
      * Format: uuid
      * @description 负责人
      */
      owner_id: string;
      /**
      * Format: unix-ms
      * @description 提交时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 结束时间
      */
      finished_at_ms?: number;
      /**
      * Format: uuid
      * @description 放弃人
      */
      given_up_by?: string;
      /** @description 放弃原因 */
      given_up_note: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 各步投递 */
      deliveries: components["schemas"]["MessageDelivery"][];
      /** @description 各次尝试，最近的在前，至多 100 次 */
      attempts: components["schemas"]["MessageAttempt"][];
    };
    MessageAttempt: {
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /**
      * Format: int64
      * @description 第几轮
      */
      round: number;
      /**
      * Format: int64
      * @description 第几步
      */
      step: number;
      /**
      * @description 渠道
      * @enum {string}
      */
      channel: "app" | "sms" | "voice" | "broadcast" | "mail" | "wechat";
      /**
      * @description 结果
      * @enum {string}
      */
      reply: "accepted" | "unreachable" | "timed_out" | "throttled" | "refused" | "failed" | "wrong_signature" | "unreadable";
      /**
      * Format: int64
      * @description HTTP 状态，0 为没有答复
      */
      status: number;
      /**
      * Format: int64
      * @description 用时（毫秒）
      */
      took_ms: number;
    };
    MessageChannelCount: {
      /**
      * @description 渠道
      * @enum {string}
      */
      channel: "app" | "sms" | "voice" | "broadcast" | "mail" | "wechat";
      /**
      * Format: int64
      * @description 人数
      */
      count: number;
      /**
      * Format: int64
      * @description 计费条数
      */
      units: number;
      /**
      * Format: fen
      * @description 费用（分）
      */
      cost_fen: number;
    };
    MessageChannelPreview: {
      /**
      * @description 渠道
      * @enum {string}
      */
      channel: "app" | "sms" | "voice" | "broadcast" | "mail" | "wechat";
      /** @description 标题 */
      title: string;
      /** @description 内容 */
      text: string;
      /**
      * Format: int64
      * @description 计费条数
      */
      units: number;
      /**
      * Format: fen
      * @description 费用（分），渠道未接通时没有
      */
      cost_fen?: number;
    };
    MessageCostLine: {
      /** @description 月份 */
      month: string;
      /**
      * @description 渠道
      * @enum {string}
      */
      channel: "app" | "sms" | "voice" | "broadcast" | "mail" | "wechat";
      /**
      * Format: int64
      * @description 条数
      */
      messages: number;
      /**
      * Format: int64
      * @description 计费条数
      */
      units: number;
      /**
      * Format: fen
      * @description 费用（分）
      */
      charged_fen: number;
    };
    MessageCostReport: {
      /** @description 明细 */
      items: components["schemas"]["MessageCostLine"][];
      /**
      * Format: fen
      * @description 合计（分）
      */
      total_fen: number;
    };
    MessageDelivery: {
      /**
      * Format: int64
      * @description 第几轮，从 0 起
      */
      round: number;
      /**
      * Format: int64
      * @description 渠道顺序中的第几步，从 0 起
      */
      step: number;
      /**
      * @description 渠道
      * @enum {string}
      */
      channel: "app" | "sms" | "voice" | "broadcast" | "mail" | "wechat";
      /**
      * @description 状态
      * @enum {string}
      */
      state: "queued" | "sending" | "sent" | "delivered" | "acknowledged" | "failed" | "suppressed";
      /** @description 原因代码 */
      reason: string;
      /**
      * Format: int64
      * @description 已尝试次数
      */
      attempts: number;
      /**
      * Format: int64
      * @description 计费条数
      */
      units: number;
      /**
      * Format: fen
      * @description 费用（分），未被网关接收时没有
      */
      charged_fen?: number;
      /**
      * Format: unix-ms
      * @description 开始时间
      */
      began_at_ms: number;
      /**
      * Format: unix-ms
      * @description 网关接收时间
      */
      sent_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 送达时间
      */
      delivered_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 确认时间
      */
      acknowledged_at_ms?: number;
    };
    MessageGateway: {
      /**
      * @description 渠道
      * @enum {string}
      */
      channel: "app" | "sms" | "voice" | "broadcast" | "mail" | "wechat";
      /** @description 网关地址 */
      base_address: string;
      /** @description 签名套件 */
      suite: string;
      /**
      * Format: int64
      * @description 等待答复的时间（毫秒）
      */
      timeout_ms: number;
      /**
      * Format: int64
      * @description 每一步最多尝试次数
      */
      attempts: number;
      /**
      * Format: int64
      * @description 首次重试前的等待（毫秒）
      */
      first_pause_ms: number;
      /**
      * Format: fen
      * @description 单价（分）
      */
      price_fen: number;
      /**
      * Format: int64
      * @description 每人每日普通消息上限
      */
      daily_cap: number;
      /** @description 启用 */
      enabled: boolean;
      /** @description 已有共同密钥 */
      has_secret: boolean;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    MessageGatewaySecret: {
      /** @description 共同密钥（base64url，只显示一次） */
      secret: string;
    };
    MessageGatewaySetup: {
      /** @description 网关地址，http 或 https */
      base_address: string;
      /** @description 签名套件：international 或 guomi */
      suite?: string;
      /**
      * Format: int64
      * @description 等待答复的时间（毫秒）
      */
      timeout_ms?: number;
      /**
      * Format: int64
      * @description 每一步最多尝试次数
      */
      attempts?: number;
      /**
      * Format: int64
      * @description 首次重试前的等待（毫秒），逐次加倍
      */
      first_pause_ms?: number;
      /**
      * Format: fen
      * @description 单价（分）
      */
      price_fen: number;
      /**
      * Format: int64
      * @description 每人每日普通消息上限
      */
      daily_cap?: number;
      /** @description 启用 */
      enabled?: boolean;
      /**
      * Format: int64
      * @description 所见版本，新建为 0
      */
      version?: number;
    };
    MessageGateways: {
      /** @description 网关 */
      items: components["schemas"]["MessageGateway"][];
    };
    MessagePage: {
      /** @description 本页内容 */
      items: components["schemas"]["Message"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    MessagePreferences: {
      /** @description 同意接收普通消息的渠道 */
      allowed: ("app" | "sms" | "voice" | "broadcast" | "mail" | "wechat")[];
      /** @description 拒绝接收的渠道，紧急消息除外 */
      refused: ("app" | "sms" | "voice" | "broadcast" | "mail" | "wechat")[];
      /**
      * Format: int64
      * @description 免打扰开始，北京时间零点起的分钟数
      */
      quiet_from: number;
      /**
      * Format: int64
      * @description 免打扰结束；与开始相同即不设
      */
      quiet_until: number;
      /**
      * Format: int64
      * @description 所见版本，首次为 0
      */
      version: number;
    };
    MessageReasonCount: {
      /** @description 原因代码 */
      reason: string;
      /**
      * Format: int64
      * @description 人数
      */
      count: number;
    };
    MessageStateCount: {
      /**
      * @description 状态
      * @enum {string}
      */
      state: "queued" | "sending" | "sent" | "delivered" | "acknowledged" | "failed" | "suppressed";
      /** @description 原因代码 */
      reason: string;
      /**
      * Format: int64
      * @description 条数
      */
      count: number;
    };
    MessageTemplate: {
      /** @description 模板代码 */
      code: string;
      /**
      * Format: int64
      * @description 版次，0 为随系统提供
      */
      edition: number;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "draft" | "published";
      /** @description 标题 */
      title: string;
      /** @description 正文 */
      body: string;
      /** @description 短文 */
      short_body: string;
      /** @description 变量 */
      variables: components["schemas"]["TemplateVariable"][];
      /**
      * Format: uuid
      * @description 起草人，随系统提供的没有
      */
      drafted_by?: string;
      /**
      * Format: uuid
      * @description 发布人
      */
      published_by?: string;
      /**
      * Format: unix-ms
      * @description 修改时间
      */
      changed_at_ms: number;
      /**
      * Format: unix-ms
      * @description 发布时间
      */
      published_at_ms?: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    MessageTemplatePreview: {
      /**
      * Format: int64
      * @description 版次
      */
      edition: number;
      /** @description 各渠道 */
      channels: components["schemas"]["MessageChannelPreview"][];
    };
    MessageTemplates: {
      /** @description 模板 */
      items: components["schemas"]["MessageTemplate"][];
    };
    MoveArea: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /**
      * Format: uuid
      * @description 新的上级
      */
      parent_id: string;
    };
    MoveCaseForward: {
      /**
      * @description 动作
      * @enum {string}
      */
      move: "answer" | "give_up";
      /** @description 答复内容，或不再等待的理由 */
      note: string;
      /** @description 答复部门或人员 */
      answered_by?: string;
      /**
      * Format: unix-ms
      * @description 答复时间，不填为现在
      */
      answered_at_ms?: number;
    };
    MoveCaseSubtask: {
      /**
      * @description 动作
      * @enum {string}
      */
      move: "accept" | "send_back" | "finish" | "withdraw";
      /** @description 协办结果或理由 */
      note?: string;
      /** @description 照片和附件，反映人看不到 */
      files?: string[];
    };
    MoveCaseSupervision: {
      /**
      * @description 动作
      * @enum {string}
      */
      move: "answer" | "ask_again" | "lift";
      /** @description 反馈内容或说明 */
      note?: string;
    };
    MoveQualityMeasure: {
      /**
      * @description 进入的阶段
      * @enum {string}
      */
      to: "plan" | "act" | "check" | "adjust" | "closed";
      /**
      * Format: int64
      * @description 看到的版本
      */
      version: number;
      /** @description 结果 */
      result?: string;
    };
    MoveShiftHandover: {
      /**
      * @description 动作
      * @enum {string}
      */
      move: "accept" | "decline" | "withdraw";
      /** @description 接班意见或收回原因 */
      words?: string;
    };
    MyData: {
      /**
      * Format: uuid
      * @description 本人档案
      */
      person_id: string;
      /** @description 信息及其来源 */
      fields: components["schemas"]["RecordField"][];
      /** @description 人房关系 */
      relations: components["schemas"]["PersonDwellingRelation"][];
      /** @description 标签 */
      tags: components["schemas"]["PersonTag"][];
      /** @description 其他关系 */
      links: components["schemas"]["RecordLink"][];
      /** @description 同意记录 */
      consents: components["schemas"]["Consent"][];
    };
    MyLook: {
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /** @description 岗位 */
      who: string;
      /** @description 本人操作 */
      by_me: boolean;
      /** @description 方式 */
      kind: string;
      /** @description 操作代码 */
      what: string;
      /** @description 用途 */
      purpose: string;
    };
    MyLooks: {
      /** @description 谁看过我的信息 */
      items: components["schemas"]["MyLook"][];
    };
    MyPost: {
      /**
      * Format: uuid
      * @description 岗位编号
      */
      post_id: string;
      /**
      * @description 角色
      * @enum {string}
      */
      role: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /** @description 岗位名称 */
      title: string;
      /**
      * Format: uuid
      * @description 区域
      */
      area_id?: string;
      /**
      * @description 区域层级
      * @enum {string}
      */
      area_level?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /**
      * Format: uuid
      * @description 单位
      */
      organisation_id?: string;
      /** @description 代理岗位 */
      deputy: boolean;
      /** @description 当前岗位 */
      acting: boolean;
    };
    MyShare: {
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /** @description 共享对象 */
      partner: string;
      /**
      * @description 方向
      * @enum {string}
      */
      direction: "receive" | "provide";
      /** @description 数据项 */
      fields: string[];
      /** @description 用途 */
      purpose: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "queued" | "sent" | "failed" | "answered" | "dead" | "refused";
      /** @description 未共享的原因 */
      why: string;
    };
    MyShares: {
      /** @description 共享记录 */
      items: components["schemas"]["MyShare"][];
    };
    NameDeputy: {
      /**
      * Format: uuid
      * @description 代理人
      */
      user_id: string;
      /**
      * Format: unix-ms
      * @description 开始，默认为现在
      */
      from_ms?: number;
      /**
      * Format: unix-ms
      * @description 结束
      */
      until_ms: number;
      /** @description 原因 */
      reason: string;
    };
    NewDevice: {
      /** @description 设备编码 */
      code: string;
      /** @description 设备类型 */
      kind: string;
      /** @description 名称 */
      name: string;
      /**
      * Format: uuid
      * @description 所在区域
      */
      area_id?: string;
      /** @description 安装地点 */
      address?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * Format: int64
      * @description 多少分钟无消息视为失联，0 为不看护
      */
      silent_minutes?: number;
    };
    NewMachine: {
      /**
      * Format: uuid
      * @description 客户端生成的编号
      */
      user_id: string;
      /** @description 名称 */
      name: string;
      /**
      * Format: int64
      * @description 令牌有效天数
      */
      days?: number;
    };
    NewOpen311Client: {
      /** @description 接入程序名称 */
      name: string;
    };
    NewQualityMeasure: {
      /**
      * Format: uuid
      * @description 客户端生成的编号
      */
      measure_id: string;
      /** @description 措施 */
      title: string;
      /**
      * Format: int64
      * @description 针对的错误类别
      */
      class?: number;
      /**
      * Format: int64
      * @description 目标：有效记录占比（%）
      */
      goal_percent: number;
      /**
      * Format: uuid
      * @description 责任岗位
      */
      owner_post_id: string;
      /**
      * Format: date
      * @description 完成日期
      */
      due_on: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id: string;
    };
    NewSignal: {
      /**
      * @description 线索种类
      * @enum {string}
      */
      kind: "visit" | "sighting" | "attendance" | "rental_contract" | "migration_record" | "death_record" | "water_month";
      /** @description 来源 */
      source: string;
      /**
      * Format: date
      * @description 日期
      */
      on: string;
      /** @description 姓名 */
      name?: string;
      /** @description 身份证号 */
      id_number?: string;
      /** @description 手机号 */
      phone?: string;
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id?: string;
      /**
      * Format: int64
      * @description 当月用水量（升）
      */
      litres?: number;
    };
    NewUser: {
      /**
      * Format: uuid
      * @description 客户端生成的编号
      */
      user_id: string;
      /** @description 登录名：小写字母、数字、点、短横线 */
      login_name: string;
      /** @description 姓名 */
      display_name: string;
    };
    Notice: {
      /**
      * Format: uuid
      * @description 通知
      */
      notice_id: string;
      /** @description 模板代码 */
      template_code: string;
      /**
      * Format: int64
      * @description 模板版次
      */
      edition: number;
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "ordinary" | "important" | "urgent";
      /** @description 渠道顺序 */
      chain: ("app" | "sms" | "voice" | "broadcast" | "mail" | "wechat")[];
      /**
      * Format: uuid
      * @description 发送人
      */
      sent_by: string;
      /**
      * Format: unix-ms
      * @description 发送时间
      */
      sent_at_ms: number;
      /**
      * Format: int64
      * @description 接收人数
      */
      recipients: number;
      /** @description 投递情况 */
      states: components["schemas"]["MessageStateCount"][];
    };
    NoticePlan: {
      /**
      * Format: int64
      * @description 接收人数
      */
      recipients: number;
      /**
      * Format: int64
      * @description 立即发送人数
      */
      at_once: number;
      /**
      * Format: int64
      * @description 免打扰结束后发送人数
      */
      held: number;
      /**
      * Format: int64
      * @description 各渠道都不能发送的人数
      */
      unreachable: number;
      /** @description 首选渠道 */
      first_channel: components["schemas"]["MessageChannelCount"][];
      /** @description 不能发送的原因 */
      left_out: components["schemas"]["MessageReasonCount"][];
      /**
      * Format: fen
      * @description 预计费用（分）
      */
      cost_fen: number;
      /**
      * Format: fen
      * @description 最多费用（分）
      */
      cost_at_most_fen: number;
    };
    Occupant: {
      /**
      * Format: uuid
      * @description 人员
      */
      person_id: string;
      /** @description 姓名 */
      name: string;
      /**
      * @description 与户主关系
      * @enum {string}
      */
      kin: "head" | "spouse" | "son" | "daughter" | "father" | "mother" | "son_in_law" | "daughter_in_law" | "grandson" | "granddaughter" | "other";
      /**
      * @description 与房屋关系
      * @enum {string}
      */
      kind: "owner" | "tenant" | "family" | "registered_not_living";
      /** @description 是否居住 */
      lives_here: boolean;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "valid" | "disputed";
      /**
      * Format: date
      * @description 起始日期
      */
      from_on: string;
      /**
      * Format: date
      * @description 截止日期
      */
      until_on?: string;
    };
    OfferShiftHandover: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7，兼作幂等键
      */
      id: string;
      /**
      * Format: uuid
      * @description 接班人
      */
      to_id: string;
      /** @description 交班说明 */
      words?: string;
    };
    Open311Attribute: {
      /** @description 属性编码 */
      code: string;
      /** @description 需要填写 */
      variable?: boolean;
      /**
      * @description 填写方式
      * @enum {string}
      */
      datatype: "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
      /** @description 必填 */
      required?: boolean;
      /** @description 问题 */
      description: string;
      /** @description 填写提示 */
      datatype_description?: string;
      /** @description 可选取值 */
      values?: components["schemas"]["Open311AttributeValue"][];
    };
    Open311AttributeValue: {
      /** @description 取值 */
      key: string;
      /** @description 名称 */
      name: string;
    };
    Open311Client: {
      /**
      * Format: uuid
      * @description 接入程序
      */
      id: string;
      /** @description 名称 */
      name: string;
      /**
      * Format: unix-ms
      * @description 登记时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 密钥吊销时间
      */
      revoked_at_ms?: number;
    };
    Open311ClientKey: {
      /**
      * Format: uuid
      * @description 接入程序
      */
      id: string;
      /** @description 密钥，只显示这一次 */
      api_key: string;
    };
    Open311Clients: {
      /** @description 接入程序 */
      items: components["schemas"]["Open311Client"][];
    };
    Open311ServiceSetup: {
      /**
      * @description 受理编号的返回方式
      * @enum {string}
      */
      mode?: "realtime" | "batch";
      /** @description 附加属性 */
      attributes?: components["schemas"]["Open311Attribute"][];
    };
    Organisation: {
      /**
      * Format: uuid
      * @description 单位
      */
      id: string;
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
      /** @description 简称 */
      short_name: string;
      /**
      * @description 类型
      * @enum {string}
      */
      kind: "department" | "section" | "public_institution" | "street_office" | "community_committee" | "village_committee" | "property_company" | "company" | "other";
      /**
      * Format: uuid
      * @description 上级单位
      */
      parent_id?: string;
      /**
      * Format: uuid
      * @description 所属部门（最上级）
      */
      department_id: string;
      /**
      * Format: uuid
      * @description 负责的区域
      */
      area_id?: string;
      /**
      * Format: unix-ms
      * @description 生效时间
      */
      valid_from_ms: number;
      /**
      * Format: unix-ms
      * @description 失效时间
      */
      valid_until_ms?: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    OrganisationList: {
      /** @description 单位 */
      items: components["schemas"]["Organisation"][];
    };
    OutlineFault: {
      /**
      * Format: int64
      * @description 第几个要素，从 1 开始
      */
      feature: number;
      /** @description 它的区域编码 */
      code: string;
      /** @description 原因 */
      message: string;
    };
    OutlineImport: {
      /** @description 是否已写入 */
      applied: boolean;
      /**
      * Format: int64
      * @description 要素数
      */
      features: number;
      /**
      * Format: int64
      * @description 新画或改动的区域数
      */
      drawn: number;
      /**
      * Format: int64
      * @description 与现有边界相同的区域数
      */
      same: number;
      /**
      * Format: int64
      * @description 有问题的要素数
      */
      fault_count: number;
      /**
      * Format: int64
      * @description 写入后仍没有边界的区域数
      */
      still_without: number;
      /** @description 前 200 个问题 */
      faults: components["schemas"]["OutlineFault"][];
    };
    OutsideBodies: {
      /**
      * Format: int64
      * @description 所见版次
      */
      edition: number;
      /** @description 外部单位 */
      items: components["schemas"]["OutsideBody"][];
    };
    OutsideBody: {
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
      /**
      * @description 答复方式
      * @enum {string}
      */
      way: "letter" | "telephone" | "platform";
      /** @description 对外服务的联系方式 */
      contact: string;
    };
    OutsideListEntry: {
      /** @description 姓名 */
      name: string;
      /** @description 身份证号 */
      id_number?: string;
      /** @description 手机号 */
      phone?: string;
    };
    OwnCopy: {
      /**
      * Format: uuid
      * @description 副本
      */
      copy_id: string;
      /**
      * Format: unix-ms
      * @description 生成时间
      */
      made_at_ms: number;
      /**
      * Format: unix-ms
      * @description 可下载至
      */
      until_ms: number;
    };
    PaperEntered: {
      /** @description 是否已入库 */
      stored: boolean;
      /**
      * Format: uuid
      * @description 所入的记录
      */
      record_id?: string;
      /** @description 检查结果 */
      findings: components["schemas"]["RowFinding"][];
    };
    PaperValue: {
      /** @description 字段 */
      field: string;
      /** @description 表单上所写 */
      text: string;
    };
    PartnerAnswer: {
      /**
      * Format: uuid
      * @description 查询
      */
      call_id: string;
      /** @description 对方有记录 */
      found: boolean;
      /** @description 数据项的值 */
      values: Record<string, never>;
      /** @description 这条记录待核实，请谨慎采用 */
      to_verify: boolean;
    };
    PartnerCall: {
      /**
      * Format: uuid
      * @description 查询
      */
      call_id: string;
      /** @description 共享对象代码 */
      partner: string;
      /**
      * @description 方向
      * @enum {string}
      */
      direction: "receive" | "provide";
      /**
      * Format: uuid
      * @description 所依据的协议
      */
      agreement_id?: string;
      /**
      * @description 查询对象类别
      * @enum {string}
      */
      about: "person" | "establishment";
      /**
      * Format: uuid
      * @description 人员或单位
      */
      subject_id?: string;
      /** @description 数据项 */
      fields: string[];
      /** @description 用途 */
      purpose: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "queued" | "sent" | "failed" | "answered" | "dead" | "refused";
      /** @description 原因代码 */
      reason: string;
      /**
      * Format: int64
      * @description 已尝试次数
      */
      attempts: number;
      /**
      * Format: unix-ms
      * @description 提出时间
      */
      asked_at_ms: number;
      /**
      * Format: unix-ms
      * @description 首次发出时间
      */
      left_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 结束时间
      */
      finished_at_ms?: number;
      /** @description 有可查看的结果 */
      has_answer: boolean;
      /**
      * Format: date
      * @description 结果保存至
      */
      keep_until_on: string;
    };
    PartnerCallPage: {
      /** @description 本页内容 */
      items: components["schemas"]["PartnerCall"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    PartnerQuestion: {
      /**
      * Format: uuid
      * @description 所依据的协议
      */
      agreement_id: string;
      /** @description 查询条件，按数据项代码 */
      key: Record<string, never>;
      /** @description 要查询的数据项 */
      fields: string[];
      /** @description 用途 */
      purpose?: string;
    };
    PastedChat: {
      /** @description 从群聊复制的文字 */
      text: string;
    };
    Person: {
      /**
      * Format: uuid
      * @description 人员
      */
      person_id: string;
      /**
      * Format: uuid
      * @description 户
      */
      household_id?: string;
      /** @description 姓名 */
      name: string;
      /**
      * @description 性别
      * @enum {string}
      */
      sex: "male" | "female";
      /**
      * Format: int64
      * @description 年龄（周岁）
      */
      age: number;
      /**
      * @description 与户主关系
      * @enum {string}
      */
      kin: "head" | "spouse" | "son" | "daughter" | "father" | "mother" | "son_in_law" | "daughter_in_law" | "grandson" | "granddaughter" | "other";
      /**
      * @description 居住情况
      * @enum {string}
      */
      presence: "local" | "floating" | "registered_only";
      /** @description 手机号（脱敏） */
      phone?: string;
      /** @description 证件号码（脱敏） */
      id_number?: string;
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id?: string;
      /** @description 登记住址 */
      address: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: date
      * @description 入住或登记日期
      */
      since_on: string;
      /**
      * Format: date
      * @description 最近核实日期
      */
      confirmed_on: string;
      /** @description 来源 */
      source: string;
      /** @description 人房关系 */
      relations: components["schemas"]["PersonDwellingRelation"][];
      /** @description 当前标签 */
      tags: components["schemas"]["PersonTag"][];
      /**
      * @description 状态
      * @enum {string}
      */
      standing?: "moved_out" | "deceased" | "closed" | "withdrawn" | "merged";
      /**
      * Format: uuid
      * @description 已合并到的记录
      */
      merged_into_id?: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    PersonCheck: {
      /** @description 姓名 */
      name?: string;
      /** @description 证件号码 */
      id_number?: string;
      /** @description 手机号 */
      phone?: string;
      /** @description 出生日期 */
      birth_date?: string;
      /** @description 性别 */
      sex?: string;
      /** @description 住址 */
      address?: string;
    };
    PersonCheckAnswer: {
      /** @description 可能的同一人 */
      items: components["schemas"]["PersonLikeness"][];
      /** @description 相近的人太多，请补充信息 */
      too_many: boolean;
    };
    PersonDisclosure: {
      /**
      * Format: uuid
      * @description 人员
      */
      person_id: string;
      /** @description 姓名 */
      name: string;
      /**
      * @description 性别
      * @enum {string}
      */
      sex: "male" | "female";
      /**
      * Format: date
      * @description 出生日期
      */
      birth_on: string;
      /** @description 证件号码 */
      id_number?: string;
      /** @description 手机号 */
      phone?: string;
      /** @description 户籍地址 */
      registered_address?: string;
      /** @description 登记住址 */
      address: string;
      /** @description 民族 */
      ethnicity: string;
      /** @description 籍贯 */
      native_place: string;
      /** @description 职业 */
      occupation: string;
      /** @description 文化程度 */
      education: string;
      /** @description 婚姻状况 */
      marital_status: string;
    };
    PersonDwellingRelation: {
      /**
      * Format: uuid
      * @description 关系编号
      */
      relation_id: string;
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id?: string;
      /** @description 地址 */
      address: string;
      /**
      * @description 关系
      * @enum {string}
      */
      kind: "owner" | "tenant" | "family" | "registered_not_living";
      /** @description 是否居住 */
      lives_here: boolean;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "valid" | "disputed";
      /**
      * Format: date
      * @description 起始日期
      */
      from_on: string;
      /**
      * Format: date
      * @description 截止日期
      */
      until_on?: string;
      /** @description 来源 */
      source: string;
    };
    PersonLikeness: {
      /**
      * Format: uuid
      * @description 库中人员
      */
      person_id: string;
      /** @description 姓名（脱敏） */
      name: string;
      /** @description 证件号码（脱敏） */
      id_number?: string;
      /** @description 手机号（脱敏） */
      phone?: string;
      /**
      * Format: int64
      * @description 出生年份
      */
      birth_year: number;
      /** @description 状态（已迁出、已死亡等） */
      standing?: string;
      /**
      * Format: double
      * @description 是同一人的可能
      */
      probability: number;
      /**
      * @description same 应为同一人、likely 可能、unlikely 多半不是
      * @enum {string}
      */
      band: "same" | "likely" | "unlikely";
      /** @description 逐项说明 */
      steps: components["schemas"]["LikenessStep"][];
    };
    PersonLine: {
      /**
      * Format: uuid
      * @description 人员
      */
      person_id: string;
      /** @description 姓名 */
      name: string;
      /**
      * @description 性别
      * @enum {string}
      */
      sex: "male" | "female";
      /**
      * Format: int64
      * @description 年龄（周岁）
      */
      age: number;
      /**
      * @description 居住情况
      * @enum {string}
      */
      presence: "local" | "floating" | "registered_only";
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id?: string;
      /** @description 登记住址 */
      address: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
    };
    PersonLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["PersonLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    PersonSearch: {
      /** @description 手机号 */
      phone?: string;
      /** @description 证件号码 */
      id_number?: string;
    };
    PersonTag: {
      /** @description 标签代码 */
      word: string;
      /** @description 标签 */
      label: string;
      /**
      * Format: date
      * @description 起始日期
      */
      from_on: string;
      /**
      * Format: date
      * @description 截止日期
      */
      until_on?: string;
      /** @description 来源 */
      source: string;
      /** @description 依据 */
      basis?: string;
    };
    PhoneSignIn: {
      /** @description 租户代码，只有一个租户时可不填 */
      tenant?: string;
      /** @description 手机号 */
      phone: string;
      /** @description 短信验证码 */
      code: string;
      /**
      * @description 令牌方式：浏览器用 cookie，程序用 bearer
      * @enum {string}
      */
      carrier?: "cookie" | "bearer";
      /** @description 设备名称 */
      device?: string;
    };
    Place: {
      /** @description 地址描述 */
      address?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * Format: uuid
      * @description 从区域树选择的地点
      */
      area_id?: string;
    };
    PlaceCaseSupervision: {
      /**
      * Format: int64
      * @description 所见事项版本
      */
      version: number;
      /**
      * @description 督办级别
      * @enum {string}
      */
      level?: "reminder" | "order" | "listed";
      /** @description 督办原因编码 */
      reason_code?: string;
      /** @description 督办要求 */
      asked: string;
      /**
      * Format: int64
      * @description 须在多长时间内反馈，按事项的工作日历计算
      */
      limit: number;
      /**
      * @description 反馈期限的单位，默认为工作小时
      * @enum {string}
      */
      limit_unit?: "working_hours" | "working_days" | "hours";
    };
    Platform: {
      /** @description 平台代码 */
      code: string;
      /**
      * @description 平台类别
      * @enum {string}
      */
      channel: "hotline" | "mailbox";
      /** @description 平台名称 */
      name: string;
      /** @description 接收答复的地址 */
      base_address: string;
      /** @description 签名套件 */
      suite: string;
      /**
      * Format: uuid
      * @description 回传受阻时的负责人
      */
      owner_id: string;
      /** @description 负责人姓名 */
      owner_name: string;
      /**
      * Format: int64
      * @description 等待应答的时间（毫秒）
      */
      timeout_ms: number;
      /**
      * Format: int64
      * @description 自动重试次数
      */
      attempts: number;
      /**
      * Format: int64
      * @description 首次重试前的等待（毫秒）
      */
      first_pause_ms: number;
      /** @description 启用 */
      enabled: boolean;
      /** @description 已设密钥 */
      has_secret: boolean;
      /** @description 熔断状态 */
      breaker: string;
      /**
      * Format: unix-ms
      * @description 熔断后再试的时间
      */
      retry_at_ms?: number;
      /**
      * Format: int64
      * @description 待送达，计数至一万为止
      */
      waiting: number;
      /**
      * Format: int64
      * @description 受阻，计数至一万为止
      */
      stuck: number;
      /**
      * Format: unix-ms
      * @description 最早一件未送达的时间
      */
      oldest_waiting_ms?: number;
      /**
      * Format: unix-ms
      * @description 最近来件
      */
      last_order_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 最近回执
      */
      last_receipt_at_ms?: number;
      /**
      * Format: int64
      * @description 签名不符而拒收的次数
      */
      wrong_signatures: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    PlatformAnswer: {
      /**
      * Format: uuid
      * @description 回传
      */
      answer_id: string;
      /** @description 平台代码 */
      platform: string;
      /** @description 平台名称 */
      platform_name: string;
      /**
      * Format: uuid
      * @description 事项
      */
      case_id: string;
      /** @description 平台工单编号 */
      order_no: string;
      /**
      * @description 回传内容类别
      * @enum {string}
      */
      reply: "accepted" | "progress" | "returned" | "result";
      /**
      * @description 回传的办理结论
      * @enum {string}
      */
      conclusion?: "solved" | "partly" | "unsolved" | "not_accepted" | "forwarded";
      /**
      * @description 回传状态
      * @enum {string}
      */
      state: "waiting" | "sending" | "stuck" | "receipted" | "given_up";
      /**
      * Format: int64
      * @description 已尝试次数
      */
      attempts: number;
      /**
      * @description 最近一次结果
      * @enum {string}
      */
      last_attempt?: "receipted" | "taken" | "no_answer" | "wrong_signature" | "refused";
      /**
      * Format: unix-ms
      * @description 下次处理时间
      */
      due_at_ms?: number;
      /**
      * Format: uuid
      * @description 受阻时的负责人
      */
      owner_id: string;
      /** @description 负责人姓名 */
      owner_name: string;
      /** @description 平台回执编号 */
      receipt_no?: string;
      /**
      * Format: unix-ms
      * @description 平台回执时间
      */
      receipt_at_ms?: number;
      /**
      * Format: uuid
      * @description 提出放弃的人
      */
      give_up_asked_by?: string;
      /** @description 放弃原因 */
      give_up_reason?: string;
      /**
      * Format: uuid
      * @description 确认放弃的人
      */
      give_up_agreed_by?: string;
      /**
      * Format: unix-ms
      * @description 生成时间
      */
      created_at_ms: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    PlatformAnswers: {
      /** @description 回传 */
      items: components["schemas"]["PlatformAnswer"][];
    };
    PlatformSecret: {
      /** @description 共同密钥，base64url，只显示这一次 */
      secret: string;
    };
    PlatformSetup: {
      /**
      * @description 平台类别
      * @enum {string}
      */
      channel: "hotline" | "mailbox";
      /**
      * @description 平台名称
      * @example 市12345热线
      */
      name: string;
      /** @description 平台接收答复的地址，http 或 https */
      base_address: string;
      /** @description 签名套件：international 或 guomi */
      suite?: string;
      /**
      * Format: uuid
      * @description 回传受阻时的负责人，不填为登记人
      */
      owner_id?: string;
      /**
      * Format: int64
      * @description 等待平台应答的时间（毫秒）
      */
      timeout_ms?: number;
      /**
      * Format: int64
      * @description 自动重试次数，用完后转负责人
      */
      attempts?: number;
      /**
      * Format: int64
      * @description 首次重试前的等待（毫秒），逐次加倍，至多一小时
      */
      first_pause_ms?: number;
      /** @description 启用 */
      enabled?: boolean;
      /**
      * Format: int64
      * @description 所见版本，新建为 0
      */
      version?: number;
    };
    Platforms: {
      /** @description 平台 */
      items: components["schemas"]["Platform"][];
    };
    PossibleCaseStep: {
      /**
      * @description 动作
      * @enum {string}
      */
      action: "report" | "to_triage" | "dispatch" | "respond" | "note" | "ask" | "answer" | "send_back" | "transfer" | "resolve" | "rate" | "reopen" | "close" | "decline" | "withdraw" | "undo" | "merge" | "unmerge" | "share" | "share_accept" | "share_return" | "share_finish" | "share_withdraw" | "supervise" | "supervise_answer" | "supervise_again" | "supervise_lift" | "forward" | "forward_answer" | "forward_give_up";
      /** @description 暂时不能办的原因 */
      held_up?: string;
    };
    Post: {
      /**
      * Format: uuid
      * @description 岗位
      */
      id: string;
      /**
      * Format: uuid
      * @description 任职人员
      */
      user_id: string;
      /** @description 任职人员姓名 */
      user_name: string;
      /**
      * @description 角色
      * @enum {string}
      */
      role: "anonymous" | "resident" | "grid_worker" | "building_head" | "clerk" | "handler" | "merchant" | "leader" | "auditor" | "family_doctor" | "police_liaison" | "hotline_operator" | "operator" | "administrator" | "security_administrator" | "machine";
      /** @description 岗位名称 */
      title: string;
      /**
      * Format: uuid
      * @description 区域
      */
      area_id?: string;
      /** @description 区域名称 */
      area_name?: string;
      /**
      * Format: uuid
      * @description 单位
      */
      organisation_id?: string;
      /** @description 单位名称 */
      organisation_name?: string;
      /**
      * Format: unix-ms
      * @description 任职开始
      */
      valid_from_ms: number;
      /**
      * Format: unix-ms
      * @description 任职结束
      */
      valid_until_ms?: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /** @description 当前和将来的代理人 */
      deputies: components["schemas"]["Deputy"][];
    };
    PostList: {
      /** @description 岗位 */
      items: components["schemas"]["Post"][];
    };
    PreviewMessageTemplate: {
      /** @description 变量的值 */
      variables: Record<string, never>;
      /** @description 接收人称呼 */
      recipient?: string;
    };
    ProposeChange: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      request_id: string;
      /**
      * @description 变更类型
      * @enum {string}
      */
      kind: "correction" | "move_in" | "move_out" | "birth" | "death" | "relation" | "tag" | "link" | "merge" | "split";
      /**
      * @description 记录类别
      * @enum {string}
      */
      record_kind?: "person" | "household" | "dwelling" | "establishment" | "object";
      /**
      * Format: uuid
      * @description 记录
      */
      record_id: string;
      /**
      * Format: date
      * @description 发生日期
      */
      happened_on: string;
      /** @description 来源代码 */
      source?: string;
      /**
      * Format: int64
      * @description 可信度（百分比）
      */
      confidence?: number;
      /** @description 理由 */
      reason: string;
      /** @description 字段的值 */
      values?: components["schemas"]["FieldValue"][];
      /**
      * Format: uuid
      * @description 房屋
      */
      dwelling_id?: string;
      /**
      * Format: uuid
      * @description 户
      */
      household_id?: string;
      /**
      * @description 人房关系类型
      * @enum {string}
      */
      relation_kind?: "owner" | "tenant" | "family" | "registered_not_living";
      /** @description 是否居住 */
      lives_here?: boolean;
      /**
      * Format: uuid
      * @description 终止的人房关系
      */
      relation_id?: string;
      /** @description 标签代码 */
      tag?: string;
      /** @description 关系类型 */
      link_kind?: string;
      /**
      * Format: uuid
      * @description 对方记录
      */
      other_id?: string;
      /**
      * Format: uuid
      * @description 终止的关系
      */
      link_id?: string;
      /** @description 终止标签 */
      ends?: boolean;
      /**
      * Format: uuid
      * @description 新户主
      */
      new_head_id?: string;
      /** @description 拆分时转移的人房关系 */
      moving_relations?: string[];
      /** @description 拆分时转移的标签 */
      moving_tags?: string[];
      /** @description 拆分时转移的其他关系 */
      moving_links?: string[];
      /** @description 已核对、确认不是同一人的库中人员 */
      distinct_from?: string[];
    };
    PublishDispatchRules: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /**
      * Format: unix-ms
      * @description 生效时间，不填为立即
      */
      effective_from_ms?: number;
    };
    PublishMessageTemplate: {
      /**
      * Format: int64
      * @description 所见版次
      */
      edition: number;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    PublishReferenceList: {
      /**
      * Format: int64
      * @description 所依据的最新版本
      */
      base_version: number;
      /**
      * Format: date
      * @description 生效日期
      */
      from_on: string;
      /** @description 修订说明 */
      note: string;
      /** @description 全部条目 */
      entries: components["schemas"]["ReferenceEntry"][];
    };
    QualityAnswer: {
      /**
      * @description 结果
      * @enum {string}
      */
      outcome: "right_as_recorded" | "corrected" | "moved_out" | "deceased" | "same_person" | "no_such_person";
      /** @description 说明 */
      label: string;
      /** @description 需要填写正确的值 */
      wants_value: boolean;
    };
    QualityCorrection: {
      /**
      * Format: uuid
      * @description 修正编号
      */
      correction_id: string;
      /**
      * Format: uuid
      * @description 问题编号
      */
      finding_id: string;
      /** @description 字段 */
      field: string;
      /**
      * @description 依据
      * @enum {string}
      */
      cause: "safe_fix" | "verification";
      /**
      * Format: unix-ms
      * @description 修正时间
      */
      done_at_ms: number;
      /**
      * Format: unix-ms
      * @description 撤销时间
      */
      undone_at_ms?: number;
    };
    QualityFinding: {
      /**
      * Format: uuid
      * @description 问题编号
      */
      finding_id: string;
      /** @description 所在的表 */
      subject: string;
      /**
      * Format: uuid
      * @description 记录编号
      */
      row_id: string;
      /**
      * Format: int64
      * @description 错误类别
      */
      class: number;
      /** @description 类别名称 */
      class_title: string;
      /** @description 规则 */
      kind: string;
      /** @description 字段 */
      field: string;
      /**
      * @description 把握
      * @enum {string}
      */
      certainty: "certain" | "doubtful";
      /**
      * @description 状态
      * @enum {string}
      */
      state: "open" | "fixed" | "accepted" | "gone";
      /** @description 原因 */
      why: string;
      /** @description 可以直接修正 */
      fixable: boolean;
      /**
      * Format: uuid
      * @description 相关记录
      */
      related_id?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: unix-ms
      * @description 首次发现
      */
      first_seen_ms: number;
      /**
      * Format: unix-ms
      * @description 最近发现
      */
      last_seen_ms: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    QualityFindingPage: {
      /** @description 本页内容 */
      items: components["schemas"]["QualityFinding"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    QualityMeasure: {
      /**
      * Format: uuid
      * @description 措施编号
      */
      measure_id: string;
      /** @description 措施 */
      title: string;
      /**
      * @description 阶段
      * @enum {string}
      */
      state: "plan" | "act" | "check" | "adjust" | "closed";
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * Format: int64
      * @description 针对的错误类别
      */
      class?: number;
      /**
      * Format: int64
      * @description 目标（%）
      */
      goal_percent: number;
      /**
      * Format: uuid
      * @description 责任岗位
      */
      owner_post_id: string;
      /**
      * Format: date
      * @description 完成日期
      */
      due_on: string;
      /** @description 已逾期 */
      overdue: boolean;
      /** @description 结果 */
      result?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: unix-ms
      * @description 提出时间
      */
      opened_at_ms: number;
    };
    QualityMeasurePage: {
      /** @description 本页内容 */
      items: components["schemas"]["QualityMeasure"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    QualityMorningReport: {
      /**
      * Format: date
      * @description 日期
      */
      day: string;
      /** @description 社区 */
      communities: components["schemas"]["QualityReportLine"][];
      /**
      * Format: int64
      * @description 台账记录
      */
      rows: number;
      /**
      * Format: int64
      * @description 有问题的记录
      */
      wrong: number;
      /**
      * Format: int64
      * @description 有效记录
      */
      right: number;
      /**
      * Format: int64
      * @description 一日内规范的写法
      */
      fixed: number;
      /**
      * Format: int64
      * @description 核实任务用时（分钟）
      */
      task_minutes: number;
      /**
      * Format: int64
      * @description 其中因数据错误（分钟）
      */
      error_minutes: number;
      /**
      * Format: int64
      * @description 数据错误用时占比（千分）
      */
      error_minutes_permille: number;
    };
    QualityReportLine: {
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: int64
      * @description 台账记录
      */
      rows: number;
      /**
      * Format: int64
      * @description 有问题的记录
      */
      wrong: number;
      /**
      * Format: int64
      * @description 有效记录
      */
      right: number;
      /**
      * Format: int64
      * @description 比上次增减
      */
      moved: number;
      /**
      * Format: int64
      * @description 质量得分（千分）
      */
      score_permille: number;
      /**
      * Format: int64
      * @description 一日内规范的写法
      */
      fixed: number;
      /**
      * Format: int64
      * @description 待核实任务
      */
      open_tasks: number;
      /**
      * Format: int64
      * @description 逾期任务
      */
      overdue_tasks: number;
      /** @description 异常波动的网格 */
      drifting_grids: string[];
    };
    QualityScorePoint: {
      /**
      * Format: date
      * @description 日期
      */
      day: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id: string;
      /** @description 来源 */
      source: string;
      /** @description 字段（空为整行） */
      field: string;
      /**
      * Format: int64
      * @description 记录数
      */
      rows: number;
      /**
      * Format: int64
      * @description 有问题的记录数
      */
      wrong: number;
    };
    QualityScores: {
      /** @description 得分 */
      points: components["schemas"]["QualityScorePoint"][];
    };
    QualityTask: {
      /**
      * Format: uuid
      * @description 任务编号
      */
      task_id: string;
      /**
      * Format: uuid
      * @description 问题编号
      */
      finding_id: string;
      /** @description 所在的表 */
      subject: string;
      /**
      * Format: uuid
      * @description 记录编号
      */
      row_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "open" | "underway" | "done" | "withdrawn";
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * Format: int64
      * @description 错误类别
      */
      class: number;
      /** @description 类别名称 */
      class_title: string;
      /** @description 字段 */
      field: string;
      /** @description 为什么要核实 */
      why: string;
      /** @description 问什么 */
      ask: string;
      /** @description 可选结果 */
      answers: components["schemas"]["QualityAnswer"][];
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: date
      * @description 截止日期
      */
      due_on: string;
      /**
      * @description 核实结果
      * @enum {string}
      */
      outcome?: "right_as_recorded" | "corrected" | "moved_out" | "deceased" | "same_person" | "no_such_person";
      /**
      * Format: int64
      * @description 未遇到人的次数
      */
      tries: number;
      /**
      * Format: int64
      * @description 用时（分钟）
      */
      minutes: number;
      /**
      * Format: unix-ms
      * @description 生成时间
      */
      opened_at_ms: number;
    };
    QualityTaskPage: {
      /** @description 本页内容 */
      items: components["schemas"]["QualityTask"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    RateCase: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 问题是否解决 */
      solved: boolean;
      /**
      * Format: int64
      * @description 办理速度
      */
      speed: number;
      /**
      * Format: int64
      * @description 办理质量
      */
      quality: number;
      /**
      * Format: int64
      * @description 服务态度
      */
      attitude: number;
      /** @description 评价 */
      comment?: string;
    };
    ReconcileList: {
      /**
      * Format: uuid
      * @description 单元
      */
      unit_id: string;
      /**
      * Format: date
      * @description 日期
      */
      on: string;
      /** @description 名单来源 */
      source: string;
      /** @description 名单 */
      entries: components["schemas"]["OutsideListEntry"][];
    };
    RecordClaim: {
      /**
      * Format: uuid
      * @description 申请
      */
      claim_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "linked" | "waiting" | "refused";
      /**
      * @description 核验方式
      * @enum {string}
      */
      proof: "none" | "telephone" | "counter";
      /**
      * Format: unix-ms
      * @description 申请时间
      */
      asked_at_ms: number;
      /**
      * Format: uuid
      * @description 档案
      */
      person_id?: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    RecordClaimPage: {
      /** @description 本页内容 */
      items: components["schemas"]["RecordClaim"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    RecordComparison: {
      /** @description 逐项对比 */
      items: components["schemas"]["ComparedField"][];
      /**
      * Format: int64
      * @description 将转移的人房关系数
      */
      relations: number;
      /**
      * Format: int64
      * @description 将转移的标签数
      */
      tags: number;
      /**
      * Format: int64
      * @description 将转移的其他关系数
      */
      links: number;
    };
    RecordField: {
      /** @description 字段代码 */
      field: string;
      /** @description 字段 */
      label: string;
      /** @description 值（按权限脱敏） */
      value?: string;
      /** @description 来源代码 */
      source: string;
      /** @description 来源 */
      source_label: string;
      /**
      * Format: int64
      * @description 可信度（百分比）
      */
      confidence: number;
      /** @description 经审批认定 */
      decided: boolean;
      /**
      * Format: date
      * @description 信息日期
      */
      said_on: string;
      /**
      * Format: unix-ms
      * @description 登记时间
      */
      recorded_at_ms: number;
      /**
      * Format: int64
      * @description 留存的说法数
      */
      statements: number;
    };
    RecordFields: {
      /** @description 字段 */
      items: components["schemas"]["RecordField"][];
    };
    RecordLink: {
      /**
      * Format: uuid
      * @description 关系编号
      */
      link_id: string;
      /** @description 关系类型 */
      kind: string;
      /** @description 关系 */
      label: string;
      /**
      * @description 对方类别
      * @enum {string}
      */
      other_kind: "person" | "household" | "dwelling" | "establishment" | "object";
      /**
      * Format: uuid
      * @description 对方记录
      */
      other_id: string;
      /**
      * Format: date
      * @description 起始日期
      */
      from_on: string;
      /**
      * Format: date
      * @description 截止日期
      */
      until_on?: string;
      /** @description 来源 */
      source: string;
      /** @description 依据 */
      basis: string;
    };
    RecordLinks: {
      /** @description 关系 */
      items: components["schemas"]["RecordLink"][];
    };
    ReferenceEntry: {
      /** @description 代码 */
      code: string;
      /** @description 名称 */
      label: string;
      /** @description 其他列 */
      columns?: Record<string, never>;
      /**
      * Format: int64
      * @description 质量得分（千分制）
      */
      score?: number;
    };
    ReferenceList: {
      /** @description 代码集 */
      list_code: string;
      /** @description 名称 */
      title: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
      /**
      * Format: date
      * @description 生效日期
      */
      from_on?: string;
      /** @description 条目 */
      entries: components["schemas"]["ReferenceEntry"][];
    };
    ReferenceListLine: {
      /** @description 代码集 */
      list_code: string;
      /** @description 名称 */
      title: string;
      /**
      * Format: int64
      * @description 当前版本，0 为随程序提供
      */
      version: number;
      /**
      * Format: int64
      * @description 条目数
      */
      entries: number;
    };
    ReferenceLists: {
      /** @description 代码集 */
      items: components["schemas"]["ReferenceListLine"][];
    };
    RegisterObject: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      object_id: string;
      /** @description 类型代码 */
      kind: string;
      /** @description 编号 */
      code: string;
      /** @description 名称 */
      name: string;
      /** @description 位置 */
      address: string;
      /** @description 登记项 */
      attributes: Record<string, never>;
      /**
      * Format: uuid
      * @description 所在小区、楼栋或网格
      */
      area_id: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
    };
    RegisteredObject: {
      /**
      * Format: uuid
      * @description 设施
      */
      object_id: string;
      /** @description 类型代码 */
      kind: string;
      /** @description 类型 */
      kind_label: string;
      /** @description 编号 */
      code: string;
      /** @description 名称 */
      name: string;
      /** @description 位置 */
      address: string;
      /** @description 登记项 */
      attributes: Record<string, never>;
      /**
      * Format: uuid
      * @description 楼栋
      */
      building_id?: string;
      /**
      * Format: uuid
      * @description 小区
      */
      compound_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: double
      * @description 经度
      */
      lon?: number;
      /**
      * Format: double
      * @description 纬度
      */
      lat?: number;
      /**
      * Format: date
      * @description 最近巡检日期
      */
      inspected_on?: string;
      /**
      * Format: date
      * @description 下次巡检期限
      */
      inspect_by_on?: string;
      /** @description 已到巡检期限 */
      inspection_due: boolean;
      /** @description 来源 */
      source: string;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    RegisteredObjectPage: {
      /** @description 本页内容 */
      items: components["schemas"]["RegisteredObject"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    RenameOrganisation: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 名称 */
      name: string;
    };
    ReopenTracked: {
      /** @description 编号和查询码 */
      key: components["schemas"]["TrackingKey"];
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 为什么需要继续办理 */
      note: string;
    };
    ReportCase: {
      /**
      * Format: uuid
      * @description 客户端生成的 UUIDv7，兼作幂等键
      */
      id: string;
      /**
      * @description 情况说明
      * @example 3栋楼下消防栓漏水，已经流到路面上
      */
      text: string;
      /** @description 标题 */
      title?: string;
      /** @description 事发地点 */
      place?: components["schemas"]["Place"];
      /** @description 事项编码 */
      item_code?: string;
      /** @description 照片和附件 */
      files?: string[];
      /**
      * @description 来源渠道
      * @enum {string}
      */
      channel?: "app" | "mini_program" | "patrol" | "phone" | "counter" | "import" | "open311" | "device" | "chat" | "hotline" | "mailbox";
      /**
      * Format: unix-ms
      * @description 发生时间
      */
      happened_at_ms?: number;
      /**
      * Format: unix-ms
      * @description 离线填写时间
      */
      captured_at_ms?: number;
    };
    ReportCaseVisit: {
      /**
      * @description 回访结果
      * @enum {string}
      */
      outcome: "satisfied" | "not_satisfied" | "unreachable";
      /** @description 说明 */
      note?: string;
    };
    ReportOnBehalf: {
      /** @description 上报内容 */
      report: components["schemas"]["ReportCase"];
      /** @description 反映人姓名 */
      reporter_name?: string;
      /** @description 反映人电话 */
      reporter_phone?: string;
    };
    ReportProposal: {
      /**
      * Format: uuid
      * @description 确认上报时用的编号
      */
      id: string;
      /** @description 群内昵称 */
      author: string;
      /**
      * Format: unix-ms
      * @description 发言时间
      */
      said_at_ms?: number;
      /** @description 原话 */
      text: string;
      /** @description 可能是一件事 */
      matter: boolean;
    };
    ReportProposals: {
      /** @description 逐条确认 */
      items: components["schemas"]["ReportProposal"][];
      /** @description 后面还有，未读完 */
      cut: boolean;
    };
    ReportSheetColumn: {
      /** @description 表头 */
      name: string;
      /**
      * @description 读作；空为未读取
      * @enum {string}
      */
      field?: "text" | "title" | "address" | "name" | "phone" | "happened" | "number";
    };
    ReportSheetFault: {
      /**
      * @description 哪一项
      * @enum {string}
      */
      field: "text" | "title" | "address" | "name" | "phone" | "happened" | "number";
      /** @description 怎样改正 */
      text: string;
    };
    ReportSheetProposals: {
      /** @description 各列读作什么 */
      columns: components["schemas"]["ReportSheetColumn"][];
      /** @description 逐行确认 */
      items: components["schemas"]["ReportSheetRow"][];
      /** @description 后面还有，未读完 */
      cut: boolean;
    };
    ReportSheetRow: {
      /**
      * Format: uuid
      * @description 确认上报时用的编号
      */
      id: string;
      /**
      * Format: int64
      * @description 表格中的行号
      */
      row: number;
      /** @description 诉求内容 */
      text: string;
      /** @description 标题 */
      title?: string;
      /** @description 地址 */
      address?: string;
      /** @description 反映人 */
      name?: string;
      /** @description 电话 */
      phone?: string;
      /** @description 原系统编号 */
      number?: string;
      /**
      * Format: unix-ms
      * @description 反映时间
      */
      happened_at_ms?: number;
      /** @description 须先改正的 */
      faults: components["schemas"]["ReportSheetFault"][];
    };
    ReportUnnamed: {
      /** @description 上报内容 */
      report: components["schemas"]["ReportCase"];
      /**
      * @description 身份：化名（pseudonymous）或匿名（anonymous）
      * @enum {string}
      */
      identity: "named" | "pseudonymous" | "anonymous";
      /** @description 受保护：被反映的一方无从得知 */
      is_protected?: boolean;
      /** @description 化名：由您的设备生成的随机串，重发时用同一个 */
      tracking_seed?: string;
      /** @description 被反映的单位 */
      against?: string[];
      /** @description 姓名（封存） */
      reporter_name?: string;
      /** @description 电话（封存） */
      reporter_phone?: string;
    };
    ReporterContact: {
      /** @description 反映人姓名 */
      name?: string;
      /** @description 反映人电话 */
      phone?: string;
    };
    RequestExport: {
      /**
      * Format: uuid
      * @description 编号，由客户端生成
      */
      export_id: string;
      /** @description 模板，如 population；台账为 ledger: 加台账代码 */
      template: string;
      /**
      * @description 文件格式
      * @enum {string}
      */
      format?: "xlsx" | "csv";
      /** @description 字段，按列的顺序 */
      columns: string[];
      /**
      * Format: uuid
      * @description 区域；不填为本岗位的区域
      */
      area_id?: string;
      /** @description 姓名和号码不脱敏（审批人会看到） */
      in_full?: boolean;
      /** @description 连同待核实的记录一起导出（审批人会看到） */
      with_unverified?: boolean;
      /**
      * Format: date
      * @description 台账的基准日，不填为今天
      */
      as_of?: string;
      /**
      * Format: date
      * @description 按某日终了时已掌握的情况，不填为基准日
      */
      known_on?: string;
    };
    ResemblingCase: {
      /**
      * Format: uuid
      * @description 事项
      */
      id: string;
      /** @description 受理编号 */
      number: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
      /** @description 标题 */
      title: string;
      /** @description 责任事项编码 */
      item_code?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
      /**
      * Format: unix-ms
      * @description 上报时间
      */
      reported_at_ms: number;
      /**
      * Format: uuid
      * @description 已并入的事项
      */
      master_id?: string;
      /**
      * Format: double
      * @description 相似程度，0 到 1
      */
      score: number;
      /**
      * @description 判断
      * @enum {string}
      */
      band: "same" | "likely" | "no";
      /** @description 理由 */
      reasons: string[];
    };
    ResemblingCases: {
      /** @description 可能是同一件事 */
      items: components["schemas"]["ResemblingCase"][];
    };
    ResidenceGap: {
      /**
      * Format: uuid
      * @description 社区
      */
      community_id: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id: string;
      /**
      * Format: int64
      * @description 登记居住
      */
      registered: number;
      /**
      * Format: int64
      * @description 近期见到
      */
      seen: number;
      /**
      * Format: int64
      * @description 房屋在用
      */
      door_in_use: number;
      /**
      * Format: int64
      * @description 见到但未登记
      */
      unregistered: number;
      /**
      * Format: int64
      * @description 登记减实际
      */
      gap: number;
    };
    ResidenceGaps: {
      /**
      * Format: date
      * @description 检查日期
      */
      day?: string;
      /**
      * Format: int64
      * @description 登记居住
      */
      registered: number;
      /**
      * Format: int64
      * @description 实际见到
      */
      observed: number;
      /** @description 各网格 */
      grids: components["schemas"]["ResidenceGap"][];
    };
    ResponsibilityClass: {
      /** @description 类别编码 */
      code: string;
      /** @description 类别名称 */
      name: string;
      /**
      * @description 服务方向
      * @enum {string}
      */
      direction: "party" | "safety" | "governance" | "service" | "development";
    };
    ResponsibilityItem: {
      /** @description 事项编码 */
      code: string;
      /** @description 类别编码 */
      class_code: string;
      /** @description 事项名称 */
      name: string;
      /** @description 说明 */
      description: string;
      /**
      * @description 责任主体类型
      * @enum {string}
      */
      owner_kind: "grid" | "community" | "property_company" | "department";
      /** @description 主办部门 */
      owner_department: string;
      /** @description 协办部门 */
      co_departments: string;
      /**
      * Format: int64
      * @description 响应时限（分钟）
      */
      response_limit_minutes: number;
      /**
      * Format: int64
      * @description 办结时限
      */
      solve_limit: number;
      /**
      * @description 办结时限单位
      * @enum {string}
      */
      solve_limit_unit: "working_hours" | "working_days" | "hours";
      /**
      * @description 计时日历
      * @enum {string}
      */
      calendar: "office" | "always";
      /** @description 依据 */
      basis: string;
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "normal" | "urgent";
      /** @description 居民可选 */
      open_to_residents: boolean;
      /** @description 关键词 */
      keywords: string;
      /** @description 示例 */
      examples: string;
      /**
      * Format: int64
      * @description 同一件事的反映地点最远相距（米）
      */
      radius_metres: number;
    };
    ResponsibilityList: {
      /** @description 类别 */
      classes: components["schemas"]["ResponsibilityClass"][];
      /** @description 事项 */
      items: components["schemas"]["ResponsibilityItem"][];
    };
    ResponsibilityOverlap: {
      /** @description 一项 */
      one: components["schemas"]["ResponsibilityOverlapSide"];
      /** @description 另一项 */
      other: components["schemas"]["ResponsibilityOverlapSide"];
      /**
      * @description 责任主体之间的关系
      * @enum {string}
      */
      owners: "same" | "joint" | "different";
      /** @description 同时指向两项的关键词 */
      shared_words: string[];
      /** @description 会被认作另一项的例句 */
      sentence?: string;
      /**
      * Format: double
      * @description 例句被认作另一项的把握，0 到 1
      */
      taken_for_other?: number;
      /** @description 说明 */
      explanation: string;
    };
    ResponsibilityOverlapSide: {
      /** @description 事项编码 */
      code: string;
      /** @description 事项名称 */
      name: string;
      /**
      * @description 责任主体类型
      * @enum {string}
      */
      owner_kind: "grid" | "community" | "property_company" | "department";
      /** @description 主办或主管部门 */
      owner_department: string;
    };
    ResponsibilityOverlaps: {
      /**
      * Format: int64
      * @description 在用事项数
      */
      items: number;
      /** @description 没有主办或主管部门的事项 */
      unowned: string[];
      /**
      * Format: int64
      * @description 责任主体相同的重叠数
      */
      same: number;
      /**
      * Format: int64
      * @description 互为协办的重叠数
      */
      joint: number;
      /**
      * Format: int64
      * @description 责任主体不同的重叠数
      */
      different: number;
      /** @description 重叠的事项 */
      overlaps: components["schemas"]["ResponsibilityOverlap"][];
    };
    RetryDeadLetter: {
      /** @description 接收方 */
      subscriber: string;
      /**
      * Format: int64
      * @description 事件流水号
      */
      stream: number;
    };
    ReturnReason: {
      /** @description 编码 */
      code: string;
      /** @description 名称 */
      name: string;
    };
    ReturnReasons: {
      /**
      * Format: int64
      * @description 所见版次
      */
      edition: number;
      /** @description 原因清单 */
      items: components["schemas"]["ReturnReason"][];
    };
    RowFinding: {
      /**
      * Format: int64
      * @description 行号
      */
      row: number;
      /**
      * Format: int64
      * @description 错误类别 1–12
      */
      class: number;
      /** @description 字段 */
      field: string;
      /** @description 原因 */
      why: string;
      /** @description 如何改正 */
      fix: string;
      /** @description 是否妨碍入库 */
      blocks: boolean;
    };
    RowFindings: {
      /** @description 各行的问题 */
      items: components["schemas"]["RowFinding"][];
      /**
      * Format: int64
      * @description 下一页的 after
      */
      next?: number;
    };
    SaveMessageTemplate: {
      /** @description 标题，变量写作 {名称} */
      title: string;
      /** @description 正文，变量写作 {名称}；{recipient} 为接收人称呼 */
      body: string;
      /** @description 短信、电话、广播和微信所用短文，不填则用正文 */
      short_body?: string;
      /** @description 变量 */
      variables?: components["schemas"]["TemplateVariable"][];
      /**
      * Format: int64
      * @description 所见草稿版本，新草稿为 0
      */
      version?: number;
    };
    SealedReporter: {
      /**
      * Format: uuid
      * @description 账号
      */
      account?: string;
      /** @description 姓名 */
      name?: string;
      /** @description 电话 */
      phone?: string;
      /** @description 原文 */
      wording?: string;
    };
    SearchAreas: {
      /** @description 名称中的字或编码 */
      text: string;
      /**
      * @description 层级
      * @enum {string}
      */
      level?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      /**
      * Format: int64
      * @description 最多条数
      */
      limit?: number;
    };
    SearchAudit: {
      /**
      * @description 种类
      * @enum {string}
      */
      kind?: "write" | "read" | "disclosure" | "refusal" | "sign_in" | "sign_out" | "export";
      /** @description 操作 */
      operation?: string;
      /**
      * Format: uuid
      * @description 操作人
      */
      user_id?: string;
      /**
      * Format: uuid
      * @description 被查看的居民
      */
      person_id?: string;
      /**
      * Format: uuid
      * @description 对象
      */
      subject_id?: string;
      /**
      * Format: unix-ms
      * @description 从
      */
      from_ms?: number;
      /**
      * Format: unix-ms
      * @description 到（不含）
      */
      until_ms?: number;
      /** @description 翻页游标 */
      cursor?: string;
      /**
      * Format: int64
      * @description 每页条数
      */
      limit?: number;
    };
    SearchHit: {
      /**
      * Format: uuid
      * @description 记录
      */
      record_id: string;
      /** @description 名称（按权限脱敏） */
      title: string;
      /** @description 名称中命中的字 */
      title_marks: components["schemas"]["SearchMark"][];
      /** @description 说明（按权限脱敏） */
      detail: string;
      /** @description 说明中命中的字 */
      detail_marks: components["schemas"]["SearchMark"][];
      /**
      * @description 命中方式
      * @enum {string}
      */
      why: "exact" | "partial" | "pinyin" | "initials" | "alike" | "number";
      /** @description 记录状态 */
      standing?: string;
      /**
      * Format: uuid
      * @description 附件所属事项
      */
      parent_id?: string;
      /**
      * Format: uuid
      * @description 社区
      */
      community_id?: string;
      /**
      * Format: uuid
      * @description 网格
      */
      grid_id?: string;
    };
    SearchHitGroup: {
      /**
      * @description 类别
      * @enum {string}
      */
      kind: "person" | "dwelling" | "establishment" | "object" | "case" | "file";
      /** @description 结果 */
      items: components["schemas"]["SearchHit"][];
      /** @description 还有更多结果 */
      more: boolean;
      /** @description 是否已查看全部可能的记录 */
      complete: boolean;
    };
    SearchHits: {
      /** @description 按类别分组的结果 */
      groups: components["schemas"]["SearchHitGroup"][];
    };
    SearchMark: {
      /**
      * Format: int64
      * @description 起始字
      */
      start: number;
      /**
      * Format: int64
      * @description 字数
      */
      length: number;
    };
    SecondStep: {
      /** @description 动态口令（6 位数字） */
      code?: string;
      /** @description 备用码，一次有效 */
      recovery_code?: string;
    };
    SeenArea: {
      /**
      * Format: uuid
      * @description 区域
      */
      area_id: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    SeenCase: {
      /**
      * Format: uuid
      * @description 事项
      */
      id: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    SeenVersion: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    SendNotice: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      notice_id: string;
      /** @description 模板代码 */
      template_code: string;
      /** @description 变量的值，对每位接收人相同 */
      variables: Record<string, never>;
      /** @description 接收账户 */
      accounts?: string[];
      /** @description 接收岗位的现任者 */
      posts?: string[];
      /** @description 区域内的居民和工作人员；渠道为广播时即该区域的广播 */
      areas?: string[];
      /**
      * @description 紧急程度
      * @enum {string}
      */
      urgency: "ordinary" | "important" | "urgent";
      /** @description 渠道顺序 */
      chain: ("app" | "sms" | "voice" | "broadcast" | "mail" | "wechat")[];
      /** @description 需要确认，否则逐级升级渠道 */
      must_acknowledge?: boolean;
      /**
      * Format: int64
      * @description 多少分钟未确认即换下一渠道
      */
      escalate_minutes?: number;
    };
    SendSignals: {
      /**
      * Format: uuid
      * @description 发生在哪个社区或网格
      */
      area_id?: string;
      /** @description 线索 */
      signals: components["schemas"]["NewSignal"][];
    };
    SessionLine: {
      /**
      * Format: uuid
      * @description 会话编号
      */
      session_id: string;
      /**
      * @description 会话状态
      * @enum {string}
      */
      state: "active" | "needs_totp" | "must_change";
      /**
      * @description 令牌方式
      * @enum {string}
      */
      carrier: "cookie" | "bearer";
      /** @description 设备 */
      device: string;
      /** @description 网段 */
      network: string;
      /**
      * Format: unix-ms
      * @description 登录时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 最近使用
      */
      last_seen_at_ms: number;
      /**
      * Format: unix-ms
      * @description 最迟失效时间
      */
      expires_at_ms: number;
      /** @description 当前会话 */
      current: boolean;
    };
    SessionList: {
      /** @description 会话 */
      items: components["schemas"]["SessionLine"][];
    };
    Setting: {
      /** @description 名称 */
      name: string;
      /** @description 含义 */
      title: string;
      /** @description 怎样填写 */
      form?: string;
      /** @description 内容 */
      content?: string;
      /**
      * Format: unix-ms
      * @description 修改时间
      */
      changed_at_ms?: number;
    };
    SettingList: {
      /** @description 设置 */
      items: components["schemas"]["Setting"][];
    };
    SharedSecret: {
      /** @description 共同密钥（base64url，只显示一次） */
      secret: string;
    };
    SharingAgreement: {
      /**
      * Format: uuid
      * @description 协议
      */
      agreement_id: string;
      /** @description 共享对象代码 */
      partner: string;
      /** @description 共享对象 */
      partner_label: string;
      /**
      * @description 方向
      * @enum {string}
      */
      direction: "receive" | "provide";
      /**
      * @description 查询对象类别
      * @enum {string}
      */
      about: "person" | "establishment";
      /** @description 名称 */
      title: string;
      /** @description 用途 */
      purpose: string;
      /** @description 依据 */
      basis: string;
      /** @description 需要本人同意的用途代码 */
      consent?: string;
      /** @description 查询条件 */
      keys: string[];
      /** @description 数据项 */
      fields: components["schemas"]["SharingField"][];
      /**
      * Format: int64
      * @description 每日上限
      */
      quota: number;
      /**
      * Format: int64
      * @description 今日已用
      */
      used_today: number;
      /**
      * Format: int64
      * @description 结果保存天数
      */
      keep_days: number;
      /**
      * Format: date
      * @description 生效日期
      */
      valid_from_on: string;
      /**
      * Format: date
      * @description 截止日期
      */
      valid_until_on: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "draft" | "approved" | "suspended" | "ended";
      /**
      * @description 今天能否使用
      * @enum {string}
      */
      standing: "allowed" | "no_agreement" | "not_approved" | "suspended" | "ended" | "not_yet_valid" | "expired" | "wrong_partner" | "wrong_direction" | "wrong_subject" | "nothing_asked" | "key_not_agreed" | "field_not_agreed" | "no_consent" | "quota_used_up" | "unknown_subject";
      /**
      * Format: uuid
      * @description 起草人
      */
      drafted_by_user_id: string;
      /**
      * Format: uuid
      * @description 批准人
      */
      approved_by_user_id?: string;
      /**
      * Format: unix-ms
      * @description 批准时间
      */
      approved_at_ms?: number;
      /** @description 经过 */
      steps: components["schemas"]["SharingAgreementStep"][];
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    SharingAgreementStep: {
      /**
      * @description 操作
      * @enum {string}
      */
      step: "draft" | "approve" | "suspend" | "resume" | "end";
      /**
      * @description 操作后的状态
      * @enum {string}
      */
      state: "draft" | "approved" | "suspended" | "ended";
      /**
      * Format: uuid
      * @description 操作人
      */
      by_user_id: string;
      /** @description 说明 */
      note: string;
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
    };
    SharingAgreements: {
      /** @description 协议 */
      items: components["schemas"]["SharingAgreement"][];
    };
    SharingField: {
      /** @description 数据项代码 */
      field: string;
      /**
      * @description 我方提供时的脱敏方式
      * @enum {string}
      */
      mask?: "none" | "name" | "phone" | "id_number" | "address" | "whole";
      /** @description 数据项 */
      label?: string;
    };
    SheetMapping: {
      /** @description 各列的对应 */
      columns: components["schemas"]["ColumnMapping"][];
    };
    ShiftHandover: {
      /**
      * Format: uuid
      * @description 交接班
      */
      id: string;
      /**
      * Format: uuid
      * @description 交班人
      */
      from_id: string;
      /** @description 交班人姓名 */
      from_name?: string;
      /**
      * Format: uuid
      * @description 接班人
      */
      to_id: string;
      /** @description 接班人姓名 */
      to_name?: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "offered" | "accepted" | "declined" | "withdrawn";
      /** @description 系统汇总 */
      summary: components["schemas"]["ShiftSummary"];
      /** @description 交班说明 */
      words?: string;
      /** @description 接班意见，或收回原因 */
      answer?: string;
      /**
      * Format: unix-ms
      * @description 交班时间
      */
      offered_at_ms: number;
      /**
      * Format: unix-ms
      * @description 结束时间
      */
      ended_at_ms?: number;
    };
    ShiftHandoverLine: {
      /**
      * Format: uuid
      * @description 交接班
      */
      id: string;
      /**
      * Format: uuid
      * @description 交班人
      */
      from_id: string;
      /**
      * Format: uuid
      * @description 接班人
      */
      to_id: string;
      /**
      * @description 状态
      * @enum {string}
      */
      state: "offered" | "accepted" | "declined" | "withdrawn";
      /**
      * Format: int64
      * @description 交班时在办
      */
      open: number;
      /**
      * Format: int64
      * @description 交班时超时
      */
      overdue: number;
      /**
      * Format: unix-ms
      * @description 交班时间
      */
      offered_at_ms: number;
      /**
      * Format: unix-ms
      * @description 结束时间
      */
      ended_at_ms?: number;
    };
    ShiftHandoverLinePage: {
      /** @description 本页内容 */
      items: components["schemas"]["ShiftHandoverLine"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    ShiftSummary: {
      /**
      * Format: unix-ms
      * @description 汇总时间
      */
      at_ms: number;
      /**
      * Format: int64
      * @description 在办
      */
      open: number;
      /**
      * Format: int64
      * @description 未响应
      */
      unanswered: number;
      /**
      * Format: int64
      * @description 已超时
      */
      overdue: number;
      /**
      * Format: int64
      * @description 紧急
      */
      urgent: number;
      /**
      * Format: int64
      * @description 到期的核实任务
      */
      verifications: number;
      /** @description 实际更多，列到上限为止 */
      at_least: boolean;
      /** @description 事项 */
      matters: components["schemas"]["HandedMatter"][];
    };
    SignIn: {
      /** @description 租户代码，只有一个租户时可不填 */
      tenant?: string;
      /** @description 登录名 */
      login_name: string;
      /** @description 密码 */
      password: string;
      /**
      * @description 令牌方式：浏览器用 cookie，程序用 bearer
      * @enum {string}
      */
      carrier?: "cookie" | "bearer";
      /** @description 设备名称 */
      device?: string;
    };
    SignOfLife: {
      /**
      * @description 线索种类
      * @enum {string}
      */
      kind: "visit" | "sighting" | "attendance" | "rental_contract" | "migration_record" | "death_record" | "water_month";
      /**
      * @description 使用目的
      * @enum {string}
      */
      purpose: "visit" | "activity" | "filing" | "attendance" | "device";
      /** @description 来源 */
      source: string;
      /**
      * Format: date
      * @description 最近一次
      */
      on: string;
      /**
      * Format: int64
      * @description 近90天次数
      */
      times: number;
      /** @description 说明 */
      says: string;
      /** @description 是否支持登记属实 */
      supports: boolean;
      /**
      * Format: date
      * @description 到期删除日
      */
      forget_on: string;
    };
    SignalsKept: {
      /**
      * Format: int64
      * @description 已接收
      */
      kept: number;
      /**
      * Format: date
      * @description 最早到期日
      */
      first_forgotten_on: string;
    };
    SignedIn: {
      /**
      * Format: uuid
      * @description 会话编号
      */
      session_id: string;
      /**
      * @description 会话状态
      * @enum {string}
      */
      state: "active" | "needs_totp" | "must_change";
      /** @description 还需完成的步骤 */
      duties: ("enter_totp" | "change_password" | "enrol_totp")[];
      /** @description 防跨站令牌，写操作放在 X-Linli-CSRF 头 */
      csrf?: string;
      /** @description 访问令牌，只返回一次 */
      token?: string;
      /**
      * Format: unix-ms
      * @description 最迟失效时间
      */
      expires_at_ms: number;
    };
    SimulateDispatchRules: {
      /**
      * Format: int64
      * @description 回看天数
      */
      days?: number;
      /**
      * Format: int64
      * @description 最多事项数
      */
      most?: number;
    };
    SimulatedClock: {
      /**
      * Format: unix-ms
      * @description 业务时间
      */
      now_ms: number;
      /**
      * Format: unix-ms
      * @description 真实时间
      */
      real_now_ms: number;
      /**
      * Format: int64
      * @description 相差毫秒
      */
      offset_ms: number;
    };
    SimulatedInbox: {
      /** @description 模拟短信，新的在前 */
      items: components["schemas"]["SimulatedMessage"][];
    };
    SimulatedMessage: {
      /**
      * Format: unix-ms
      * @description 发送时间
      */
      sent_at_ms: number;
      /** @description 收信手机号（模拟） */
      phone: string;
      /** @description 短信内容（模拟） */
      text: string;
      /** @description 恒为真：未真正发送 */
      simulated: boolean;
    };
    SplitArea: {
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 拆成 */
      parts: components["schemas"]["AreaPart"][];
    };
    StaffedMonth: {
      /**
      * Format: date
      * @description 日期
      */
      on: string;
      /**
      * Format: int64
      * @description 在岗人数
      */
      workers: number;
      /**
      * Format: int64
      * @description 在册居民；没有当月检查记录时没有
      */
      residents?: number;
      /**
      * Format: double
      * @description 人均居民
      */
      residents_each?: number;
    };
    StaffedPlace: {
      /**
      * Format: uuid
      * @description 区域
      */
      area_id?: string;
      /** @description 名称 */
      name: string;
      /**
      * Format: int64
      * @description 在岗人数
      */
      workers: number;
      /**
      * Format: int64
      * @description 在册居民
      */
      residents?: number;
      /**
      * Format: int64
      * @description 未办结事项
      */
      matters: number;
      /**
      * Format: int64
      * @description 未办结核实任务
      */
      checks: number;
      /**
      * Format: double
      * @description 人均居民，无人在岗时没有
      */
      residents_each?: number;
      /**
      * Format: double
      * @description 人均未办结事项和任务
      */
      open_each?: number;
      /**
      * Format: double
      * @description 人均居民相当于全部的几倍
      */
      load?: number;
    };
    Staffing: {
      /** @description 口径 */
      definition: string;
      /** @description 合计 */
      all: components["schemas"]["StaffedPlace"];
      /** @description 下一级各区域 */
      places: components["schemas"]["StaffedPlace"][];
      /** @description 走势 */
      months: components["schemas"]["StaffedMonth"][];
    };
    StartTotp: {
      /** @description 密码 */
      password: string;
      /** @description 现用动态口令，更换时填写 */
      code?: string;
    };
    SuggestionCorrection: {
      /** @description 建议的事项编码 */
      proposed_code: string;
      /** @description 建议的事项 */
      proposed_name: string;
      /** @description 人工判定的事项编码 */
      decided_code: string;
      /** @description 人工判定的事项 */
      decided_name: string;
      /**
      * Format: int64
      * @description 次数
      */
      times: number;
    };
    SuggestionFigures: {
      /**
      * Format: unix-ms
      * @description 统计起点
      */
      since_ms: number;
      /**
      * Format: int64
      * @description 已有人接办的事项
      */
      decided: number;
      /**
      * Format: int64
      * @description 首选建议被采用
      */
      first_right: number;
      /**
      * Format: int64
      * @description 前三建议之一被采用
      */
      three_right: number;
      /**
      * Format: int64
      * @description 系统自动分拨
      */
      by_system: number;
      /**
      * Format: int64
      * @description 其中被人改判
      */
      by_system_changed: number;
      /**
      * Format: double
      * @description 改判率
      */
      override_rate: number;
      /**
      * Format: double
      * @description 自动分拨的改判率
      */
      by_system_override_rate: number;
    };
    SwitchPost: {
      /**
      * Format: uuid
      * @description 岗位
      */
      post_id: string;
    };
    TakeDeadMessageStep: {
      /**
      * @description 重新投递，或放弃
      * @enum {string}
      */
      step: "retry" | "give_up";
      /** @description 原因，放弃时必填，不要写个人信息 */
      note?: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    TakeImportStep: {
      /**
      * @description apply 入库、undo 撤销、cancel 放弃
      * @enum {string}
      */
      step: "apply" | "undo" | "cancel";
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 已逐行核对：与库中相近的人确非同一人，一并入库 */
      distinct?: boolean;
    };
    TakeOwnCopy: {
      /**
      * Format: uuid
      * @description 客户端生成的编号，兼作幂等键
      */
      copy_id: string;
    };
    TakeQualityTaskStep: {
      /**
      * @description 操作
      * @enum {string}
      */
      action: "start" | "finish" | "not_met" | "reopen";
      /**
      * Format: int64
      * @description 看到的版本
      */
      version: number;
      /**
      * @description 核实结果
      * @enum {string}
      */
      outcome?: "right_as_recorded" | "corrected" | "moved_out" | "deceased" | "same_person" | "no_such_person";
      /** @description 正确的值 */
      value?: string;
      /** @description 备注 */
      note?: string;
      /**
      * Format: int64
      * @description 用时（分钟）
      */
      minutes?: number;
    };
    TakeSharingAgreementStep: {
      /**
      * @description 操作
      * @enum {string}
      */
      step: "draft" | "approve" | "suspend" | "resume" | "end";
      /** @description 说明 */
      note?: string;
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
    };
    TakeStep: {
      /**
      * @description 动作
      * @enum {string}
      */
      action: "report" | "to_triage" | "dispatch" | "respond" | "note" | "ask" | "answer" | "send_back" | "transfer" | "resolve" | "rate" | "reopen" | "close" | "decline" | "withdraw" | "undo" | "merge" | "unmerge" | "share" | "share_accept" | "share_return" | "share_finish" | "share_withdraw" | "supervise" | "supervise_answer" | "supervise_again" | "supervise_lift" | "forward" | "forward_answer" | "forward_give_up";
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 说明 */
      note?: string;
      /** @description 办理结果 */
      result?: string;
      /** @description 责任事项 */
      item_code?: string;
      /**
      * Format: uuid
      * @description 承办人
      */
      assignee_id?: string;
      /** @description 确认的地点 */
      place?: components["schemas"]["Place"];
      /** @description 照片和附件 */
      files?: string[];
      /** @description 反映人可见 */
      shown_to_reporter?: boolean;
      /** @description 退回、转办、不予受理或未完全解决的原因编码；已有相应原因清单的必填 */
      reason_code?: string;
      /**
      * @description 办结时的办理结论；不填即为已解决，未完全解决的必须填写
      * @enum {string}
      */
      resolution?: "solved" | "partly" | "unsolved" | "not_accepted";
    };
    TakeStuckAnswerStep: {
      /**
      * @description 立即重送、接手、提出放弃、确认放弃
      * @enum {string}
      */
      step: "retry" | "take_over" | "ask_give_up" | "agree";
      /**
      * Format: int64
      * @description 所见版本
      */
      version: number;
      /** @description 原因，提出放弃时必填，不要写个人信息 */
      note?: string;
    };
    TemplateCode: {
      /** @description 代码 */
      code: string;
      /** @description 名称 */
      label: string;
    };
    TemplateField: {
      /** @description 字段 */
      field: string;
      /** @description 列名 */
      label: string;
      /**
      * @description 内容种类
      * @enum {string}
      */
      kind: "text" | "name" | "code" | "id_number" | "phone" | "date" | "address" | "number" | "integer" | "uscc" | "reference";
      /** @description 必填 */
      required: boolean;
      /** @description 示例 */
      example: string;
      /** @description 说明 */
      note: string;
      /** @description 可填的代码 */
      codes: components["schemas"]["TemplateCode"][];
    };
    TemplateVariable: {
      /** @description 变量名：小写字母、数字和下划线 */
      name: string;
      /**
      * @description 类型
      * @enum {string}
      */
      type: "text" | "number" | "date" | "moment" | "money";
      /** @description 含义 */
      label: string;
    };
    ThemeLine: {
      /** @description 要素 */
      theme: string;
      /** @description 类别代码 */
      kind: string;
      /** @description 类别 */
      label: string;
      /**
      * Format: int64
      * @description 数量
      */
      count: number;
    };
    Themes: {
      /** @description 六要素 */
      items: components["schemas"]["ThemeLine"][];
      /**
      * Format: unix-ms
      * @description 统计时间
      */
      counted_at_ms?: number;
    };
    TokenDays: {
      /**
      * Format: int64
      * @description 令牌有效天数
      */
      days?: number;
    };
    TotpEnrolled: {
      /** @description 备用码，请妥善保存，只显示一次 */
      recovery_codes: string[];
      /** @description 会话 */
      session: components["schemas"]["SignedIn"];
    };
    TotpSecret: {
      /** @description 密钥（Base32） */
      secret: string;
      /** @description otpauth 地址，用于二维码 */
      uri: string;
    };
    TrackedAnswer: {
      /** @description 编号和查询码 */
      key: components["schemas"]["TrackingKey"];
      /** @description 补充说明 */
      text: string;
    };
    TrackedMatter: {
      /** @description 事项 */
      matter: components["schemas"]["Case"];
      /** @description 办理经过 */
      timeline: components["schemas"]["CaseTimeline"];
    };
    TrackedRating: {
      /** @description 编号和查询码 */
      key: components["schemas"]["TrackingKey"];
      /** @description 评价 */
      rating: components["schemas"]["RateCase"];
    };
    TrackingKey: {
      /** @description 受理编号 */
      number: string;
      /** @description 查询码 */
      code: string;
    };
    UnderstandingOverview: {
      /** @description 给出建议 */
      suggestions: boolean;
      /** @description 自动分拨 */
      automatic_dispatch: boolean;
      /** @description 使用从历史学习的模型 */
      learnt_model: boolean;
      /**
      * Format: double
      * @description 自动分拨门槛
      */
      threshold: number;
      /**
      * Format: int64
      * @description 责任清单版次
      */
      list_edition: number;
      /**
      * Format: int64
      * @description 责任事项数
      */
      items: number;
      /** @description 模型 */
      model?: components["schemas"]["LearntModel"];
      /** @description 近 90 天建议与人工判定 */
      figures: components["schemas"]["SuggestionFigures"];
      /** @description 最常改判的事项 */
      corrections: components["schemas"]["SuggestionCorrection"][];
    };
    UndoMerge: {
      /** @description 原因 */
      reason: string;
    };
    UnnamedReceipt: {
      /** @description 受理编号 */
      number: string;
      /**
      * @description 身份
      * @enum {string}
      */
      identity: "named" | "pseudonymous" | "anonymous";
      /** @description 受保护 */
      is_protected: boolean;
      /**
      * Format: unix-ms
      * @description 应响应时间
      */
      respond_by_ms: number;
      /** @description 查询码，只显示这一次 */
      tracking_code?: string;
    };
    Unsealing: {
      /**
      * Format: uuid
      * @description 启封申请
      */
      id: string;
      /** @description 受理编号 */
      number: string;
      /** @description 用途和依据 */
      purpose: string;
      /**
      * Format: uuid
      * @description 申请人
      */
      asked_by: string;
      /** @description 申请人岗位角色 */
      asked_role: string;
      /**
      * Format: unix-ms
      * @description 申请时间
      */
      asked_at_ms: number;
      /** @description 是否同意 */
      granted?: boolean;
      /**
      * Format: uuid
      * @description 批准人
      */
      decided_by?: string;
      /**
      * Format: unix-ms
      * @description 批准时间
      */
      decided_at_ms?: number;
      /** @description 批准或不批准的理由 */
      reason?: string;
      /**
      * Format: unix-ms
      * @description 可查看至
      */
      open_until_ms?: number;
    };
    Unsealings: {
      /** @description 启封申请，新的在前 */
      items: components["schemas"]["Unsealing"][];
    };
    User: {
      /**
      * Format: uuid
      * @description 用户编号
      */
      user_id: string;
      /**
      * @description 账户类型
      * @enum {string}
      */
      kind: "staff" | "resident" | "machine";
      /** @description 登录名 */
      login_name?: string;
      /** @description 姓名或名称 */
      display_name: string;
      /** @description 须修改初始密码 */
      must_change_password: boolean;
      /** @description 已启用动态口令 */
      totp_enrolled: boolean;
      /**
      * Format: unix-ms
      * @description 创建时间
      */
      created_at_ms: number;
      /**
      * Format: unix-ms
      * @description 停用时间
      */
      disabled_at_ms?: number;
      /**
      * Format: int64
      * @description 版本
      */
      version: number;
    };
    UserPage: {
      /** @description 本页内容 */
      items: components["schemas"]["User"][];
      /** @description 下一页游标，没有则已到末页 */
      next?: string;
    };
    UserWithPassword: {
      /** @description 账户 */
      user: components["schemas"]["User"];
      /** @description 初始密码，只显示一次 */
      initial_password: string;
    };
    ValueMapping: {
      /** @description 表中的写法 */
      from: string;
      /** @description 代码 */
      to: string;
    };
    WorkDay: {
      /**
      * Format: unix-ms
      * @description 生成时间
      */
      at_ms: number;
      /** @description 工作 */
      jobs: components["schemas"]["DayJob"][];
      /**
      * Format: int64
      * @description 须先办
      */
      first: number;
      /**
      * Format: int64
      * @description 今天办
      */
      today: number;
      /**
      * Format: int64
      * @description 今天不必办
      */
      later: number;
      /** @description 实际更多，列到上限为止 */
      at_least: boolean;
    };
    WorkDispute: {
      /**
      * Format: uuid
      * @description 异议
      */
      id: string;
      /**
      * Format: uuid
      * @description 提出人
      */
      user_id: string;
      /** @description 提出人姓名 */
      user_name?: string;
      /**
      * Format: date
      * @description 日期
      */
      on: string;
      /**
      * @description 工作种类
      * @enum {string}
      */
      kind: "report" | "dispatch" | "respond" | "note" | "resolve" | "decline" | "hand_on" | "follow_up" | "merge" | "help" | "verification";
      /**
      * Format: int64
      * @description 提出时系统记录的件数
      */
      recorded: number;
      /**
      * Format: int64
      * @description 本人认为的件数
      */
      claimed: number;
      /** @description 说明 */
      why: string;
      /**
      * @description 处理状态
      * @enum {string}
      */
      state: "open" | "accepted" | "declined";
      /**
      * Format: unix-ms
      * @description 提出时间
      */
      made_at_ms: number;
      /**
      * Format: uuid
      * @description 处理人
      */
      decided_by_id?: string;
      /**
      * Format: unix-ms
      * @description 处理时间
      */
      decided_at_ms?: number;
      /** @description 处理意见 */
      answer?: string;
    };
    WorkDisputes: {
      /** @description 异议 */
      items: components["schemas"]["WorkDispute"][];
    };
    WorkTrace: {
      /**
      * Format: unix-ms
      * @description 时间
      */
      at_ms: number;
      /**
      * @description 工作种类
      * @enum {string}
      */
      kind: "report" | "dispatch" | "respond" | "note" | "resolve" | "decline" | "hand_on" | "follow_up" | "merge" | "help" | "verification";
      /** @description 紧急 */
      urgent: boolean;
      /**
      * Format: uuid
      * @description 事项
      */
      case_id?: string;
      /**
      * Format: uuid
      * @description 核实任务
      */
      task_id?: string;
      /** @description 受理编号 */
      number?: string;
    };
    WorkTraces: {
      /**
      * Format: date
      * @description 日期
      */
      on: string;
      /** @description 痕迹 */
      items: components["schemas"]["WorkTrace"][];
      /** @description 实际更多，列到上限为止 */
      at_least: boolean;
    };
    Workload: {
      /**
      * Format: uuid
      * @description 何人
      */
      user_id: string;
      /** @description 姓名 */
      name?: string;
      /** @description 岗位 */
      post?: string;
      /**
      * Format: int64
      * @description 件数
      */
      pieces: number;
      /**
      * Format: int64
      * @description 分值
      */
      points: number;
      /**
      * Format: int64
      * @description 异议成立更正的分值
      */
      corrected: number;
      /**
      * Format: int64
      * @description 待处理的异议
      */
      open_disputes: number;
      /** @description 分种类 */
      lines: components["schemas"]["WorkloadLine"][];
      /** @description 分日 */
      days: components["schemas"]["WorkloadDay"][];
      /** @description 异议 */
      disputes: components["schemas"]["WorkDispute"][];
    };
    WorkloadDay: {
      /**
      * Format: date
      * @description 日期
      */
      on: string;
      /**
      * Format: int64
      * @description 件数
      */
      pieces: number;
      /**
      * Format: int64
      * @description 分值
      */
      points: number;
    };
    WorkloadLine: {
      /**
      * @description 工作种类
      * @enum {string}
      */
      kind: "report" | "dispatch" | "respond" | "note" | "resolve" | "decline" | "hand_on" | "follow_up" | "merge" | "help" | "verification";
      /**
      * Format: int64
      * @description 件数
      */
      pieces: number;
      /**
      * Format: int64
      * @description 其中紧急
      */
      urgent: number;
      /**
      * Format: int64
      * @description 每件分值
      */
      points_each: number;
      /**
      * Format: int64
      * @description 分值
      */
      points: number;
    };
    Workloads: {
      /** @description 各岗位 */
      items: components["schemas"]["Workload"][];
      /** @description 实际更多，列到上限为止 */
      at_least: boolean;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  discoverOpen311: {
    responses: {
      /** @description Open311 发现文件，按 Accept 返回 XML 或 JSON */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  discoverOpen311Json: {
    responses: {
      /** @description Open311 发现文件 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  discoverOpen311Xml: {
    responses: {
      /** @description Open311 发现文件 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listOpen311RequestsJson: {
    responses: {
      /** @description Open311 事项列表 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  reportOpen311Json: {
    responses: {
      /** @description 经 Open311 上报事项 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listOpen311RequestsXml: {
    responses: {
      /** @description Open311 事项列表 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  reportOpen311Xml: {
    responses: {
      /** @description 经 Open311 上报事项 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  getOpen311Request: {
    parameters: {
      path: {
        request_file: string;
      };
    };
    responses: {
      /** @description Open311 事项：{service_request_id}.xml 或 .json */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listOpen311UpdatesJson: {
    responses: {
      /** @description Open311 事项进展 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listOpen311UpdatesXml: {
    responses: {
      /** @description Open311 事项进展 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listOpen311ServicesJson: {
    responses: {
      /** @description Open311 服务目录 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listOpen311ServicesXml: {
    responses: {
      /** @description Open311 服务目录 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  getOpen311Definition: {
    parameters: {
      path: {
        service_file: string;
      };
    };
    responses: {
      /** @description Open311 服务的附加属性：{service_code}.xml 或 .json */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  getOpen311Token: {
    parameters: {
      path: {
        token_file: string;
      };
    };
    responses: {
      /** @description 由 token 取得 service_request_id：{token}.xml 或 .json */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  declareAbsence: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeclareAbsence"];
      };
    };
    responses: {
      /** @description 登记不在岗（请假、外出）并指定代理人 */
      201: {
        content: {
          "application/json": components["schemas"]["AbsenceList"];
        };
      };
    };
  };
  explainAccess: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskAccess"];
      };
    };
    responses: {
      /** @description 为什么某人能（或不能）查看或办理 */
      200: {
        content: {
          "application/json": components["schemas"]["AccessReasons"];
        };
      };
    };
  };
  listAgreements: {
    parameters: {
      query?: {
        /** @description 只看某共享对象 */
        partner?: string;
      };
    };
    responses: {
      /** @description 数据共享协议 */
      200: {
        content: {
          "application/json": components["schemas"]["SharingAgreements"];
        };
      };
    };
  };
  draftAgreement: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftSharingAgreement"];
      };
    };
    responses: {
      /** @description 起草或修改数据共享协议草案 */
      200: {
        content: {
          "application/json": components["schemas"]["SharingAgreement"];
        };
      };
    };
  };
  getAgreement: {
    parameters: {
      path: {
        agreement_id: string;
      };
    };
    responses: {
      /** @description 数据共享协议及其经过 */
      200: {
        content: {
          "application/json": components["schemas"]["SharingAgreement"];
        };
      };
    };
  };
  takeAgreementStep: {
    parameters: {
      path: {
        agreement_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeSharingAgreementStep"];
      };
    };
    responses: {
      /** @description 批准、暂停、恢复或终止数据共享协议 */
      200: {
        content: {
          "application/json": components["schemas"]["SharingAgreement"];
        };
      };
    };
  };
  takeStuckAnswerStep: {
    parameters: {
      path: {
        answer_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeStuckAnswerStep"];
      };
    };
    responses: {
      /** @description 处置受阻的回传：立即重送、接手、提出放弃、由另一人确认放弃 */
      200: {
        content: {
          "application/json": components["schemas"]["PlatformAnswer"];
        };
      };
    };
  };
  listAreaFollowUps: {
    responses: {
      /** @description 区域调整后数据迁移的进度 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaFollowUps"];
        };
      };
    };
  };
  mergeAreas: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["MergeAreas"];
      };
    };
    responses: {
      /** @description 合并区域 */
      201: {
        content: {
          "application/json": components["schemas"]["AreaChange"];
        };
      };
    };
  };
  importOutlines: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportOutlines"];
      };
    };
    responses: {
      /** @description 导入区域边界 */
      200: {
        content: {
          "application/json": components["schemas"]["OutlineImport"];
        };
      };
    };
  };
  searchAreas: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SearchAreas"];
      };
    };
    responses: {
      /** @description 按名称或编码查找区域 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaList"];
        };
      };
    };
  };
  getAreaTree: {
    parameters: {
      query?: {
        /** @description 当时，默认为现在 */
        at_ms?: number;
        /** @description 到哪一级 */
        down_to?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      };
    };
    responses: {
      /** @description 区域树 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaList"];
        };
      };
    };
  };
  createArea: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateArea"];
      };
    };
    responses: {
      /** @description 新建区域 */
      201: {
        content: {
          "application/json": components["schemas"]["Area"];
        };
      };
    };
  };
  getArea: {
    parameters: {
      query?: {
        /** @description 当时，默认为现在 */
        at_ms?: number;
      };
      path: {
        area_id: string;
      };
    };
    responses: {
      /** @description 区域 */
      200: {
        content: {
          "application/json": components["schemas"]["Area"];
        };
      };
    };
  };
  changeArea: {
    parameters: {
      path: {
        area_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeArea"];
      };
    };
    responses: {
      /** @description 更名或更正户数 */
      200: {
        content: {
          "application/json": components["schemas"]["Area"];
        };
      };
    };
  };
  listAreaChildren: {
    parameters: {
      query?: {
        /** @description 当时，默认为现在 */
        at_ms?: number;
      };
      path: {
        area_id: string;
      };
    };
    responses: {
      /** @description 下级区域 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaList"];
        };
      };
    };
  };
  endArea: {
    parameters: {
      path: {
        area_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SeenVersion"];
      };
    };
    responses: {
      /** @description 停用区域 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaChange"];
        };
      };
    };
  };
  listAreaHistory: {
    parameters: {
      path: {
        area_id: string;
      };
    };
    responses: {
      /** @description 区域沿革 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaList"];
        };
      };
    };
  };
  getAreaMap: {
    parameters: {
      query?: {
        /** @description 画哪一级，不填为下一级 */
        level?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      };
      path: {
        area_id: string;
      };
    };
    responses: {
      /** @description 某一区域下级的地图 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaMap"];
        };
      };
    };
  };
  moveArea: {
    parameters: {
      path: {
        area_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveArea"];
      };
    };
    responses: {
      /** @description 把区域划归另一上级 */
      200: {
        content: {
          "application/json": components["schemas"]["Area"];
        };
      };
    };
  };
  listAreaPosts: {
    parameters: {
      path: {
        area_id: string;
      };
    };
    responses: {
      /** @description 设在某一区域的岗位 */
      200: {
        content: {
          "application/json": components["schemas"]["PostList"];
        };
      };
    };
  };
  splitArea: {
    parameters: {
      path: {
        area_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SplitArea"];
      };
    };
    responses: {
      /** @description 拆分区域 */
      201: {
        content: {
          "application/json": components["schemas"]["AreaChange"];
        };
      };
    };
  };
  getAreaSubtree: {
    parameters: {
      query?: {
        /** @description 当时，默认为现在 */
        at_ms?: number;
        /** @description 到哪一级 */
        down_to?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      };
      path: {
        area_id: string;
      };
    };
    responses: {
      /** @description 某一区域及其下级 */
      200: {
        content: {
          "application/json": components["schemas"]["AreaList"];
        };
      };
    };
  };
  searchAuditLines: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SearchAudit"];
      };
    };
    responses: {
      /** @description 查询审计记录 */
      200: {
        content: {
          "application/json": components["schemas"]["AuditLinePage"];
        };
      };
    };
  };
  getCaseAlarms: {
    responses: {
      /** @description 临期和超时的事项 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseAlarmOverview"];
        };
      };
    };
  };
  listCaseForwards: {
    parameters: {
      query?: {
        /** @description 状态；不填为等待答复的 */
        state?: "awaiting" | "answered" | "given_up";
        /** @description 只看逾期未答复的 */
        overdue?: boolean;
        /** @description 外部单位编码 */
        body_code?: string;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 等待外部单位答复的事项 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseForwardPage"];
        };
      };
    };
  };
  moveCaseForward: {
    parameters: {
      path: {
        forward_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveCaseForward"];
      };
    };
    responses: {
      /** @description 登记外部单位的答复，或不再等待 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseForward"];
        };
      };
    };
  };
  listCaseHoles: {
    responses: {
      /** @description 时限升级的缺口：无人可告知的岗位、没有放假安排的年份 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseHoles"];
        };
      };
    };
  };
  getCaseMeasures: {
    parameters: {
      query?: {
        /** @description 最近多少天 */
        days?: number;
        /** @description 区域，不填为本岗位范围 */
        area_id?: string;
      };
    };
    responses: {
      /** @description 着落、回音、主动发现、社区内解决等比率，连同口径和分母 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseMeasures"];
        };
      };
    };
  };
  countCaseResolutions: {
    parameters: {
      query?: {
        /** @description 最近多少天 */
        days?: number;
      };
    };
    responses: {
      /** @description 办理结论及未解决原因统计 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseResolutionCounts"];
        };
      };
    };
  };
  countCaseStages: {
    parameters: {
      query?: {
        /** @description 区域，不填为本岗位范围 */
        area_id?: string;
        /** @description 按哪一级分列：street、community 或 grid */
        level?: "district" | "street" | "community" | "grid" | "micro_grid" | "compound" | "building" | "unit" | "dwelling";
      };
    };
    responses: {
      /** @description 在办事项按环节和区域计数 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseStageCounts"];
        };
      };
    };
  };
  listMyCaseSubtasks: {
    responses: {
      /** @description 我和本单位待完成的协办任务 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseSubtasks"];
        };
      };
    };
  };
  moveCaseSubtask: {
    parameters: {
      path: {
        subtask_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveCaseSubtask"];
      };
    };
    responses: {
      /** @description 接受、退回、完成或收回协办任务 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseSubtask"];
        };
      };
    };
  };
  listCaseSupervisions: {
    parameters: {
      query?: {
        /** @description 督办状态；不填为未解除的 */
        state?: "asked" | "answered" | "lifted";
        /** @description 只看逾期未反馈的 */
        overdue?: boolean;
        /** @description 只看本人督办或应由本人反馈的 */
        mine?: boolean;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 督办列表 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseSupervisionPage"];
        };
      };
    };
  };
  moveCaseSupervision: {
    parameters: {
      path: {
        supervision_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveCaseSupervision"];
      };
    };
    responses: {
      /** @description 反馈、再次督办或解除督办 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseSupervision"];
        };
      };
    };
  };
  trackCase: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["TrackingKey"];
      };
    };
    responses: {
      /** @description 凭受理编号和查询码查看进展 */
      200: {
        content: {
          "application/json": components["schemas"]["TrackedMatter"];
        };
      };
    };
  };
  answerTrackedCase: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["TrackedAnswer"];
      };
    };
    responses: {
      /** @description 凭查询码补充说明 */
      200: {
        content: {
          "application/json": components["schemas"]["TrackedMatter"];
        };
      };
    };
  };
  rateTrackedCase: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["TrackedRating"];
      };
    };
    responses: {
      /** @description 凭查询码评价办理结果 */
      200: {
        content: {
          "application/json": components["schemas"]["TrackedMatter"];
        };
      };
    };
  };
  reopenTrackedCase: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReopenTracked"];
      };
    };
    responses: {
      /** @description 凭查询码要求继续办理 */
      200: {
        content: {
          "application/json": components["schemas"]["TrackedMatter"];
        };
      };
    };
  };
  getCaseUnderstanding: {
    responses: {
      /** @description 识别效果：设置、模型和改判率 */
      200: {
        content: {
          "application/json": components["schemas"]["UnderstandingOverview"];
        };
      };
    };
  };
  listUnsealings: {
    responses: {
      /** @description 启封申请 */
      200: {
        content: {
          "application/json": components["schemas"]["Unsealings"];
        };
      };
    };
  };
  askUnsealing: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskUnsealing"];
      };
    };
    responses: {
      /** @description 申请启封化名反映人的身份 */
      201: {
        content: {
          "application/json": components["schemas"]["Unsealing"];
        };
      };
    };
  };
  decideUnsealing: {
    parameters: {
      path: {
        unsealing_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideUnsealing"];
      };
    };
    responses: {
      /** @description 批准或不批准启封：须另一人、另一角色 */
      200: {
        content: {
          "application/json": components["schemas"]["Unsealing"];
        };
      };
    };
  };
  openSealedReporter: {
    parameters: {
      path: {
        unsealing_id: string;
      };
    };
    responses: {
      /** @description 查看已启封的反映人身份 */
      200: {
        content: {
          "application/json": components["schemas"]["SealedReporter"];
        };
      };
    };
  };
  listCaseVisits: {
    responses: {
      /** @description 待回访的事项 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseVisits"];
        };
      };
    };
  };
  listCases: {
    parameters: {
      query?: {
        /** @description 状态 */
        state?: "reported" | "triage" | "dispatched" | "handling" | "waiting" | "resolved" | "closed" | "declined" | "withdrawn" | "merged";
        /** @description 只看未办结的 */
        open?: boolean;
        /** @description 只看由我负责、未办结的 */
        mine?: boolean;
        /** @description 只看已超时、未办结的 */
        overdue?: boolean;
        /** @description 区县、街道、社区或网格 */
        area_id?: string;
        /** @description 责任单位 */
        organisation_id?: string;
        /** @description 责任事项编码 */
        item_code?: string;
        /** @description 来源渠道 */
        channel?: "app" | "mini_program" | "patrol" | "phone" | "counter" | "import" | "open311" | "device" | "chat" | "hotline" | "mailbox";
        /** @description 紧急程度 */
        urgency?: "normal" | "urgent";
        /** @description 上报时间不早于 */
        reported_from_ms?: number;
        /** @description 上报时间早于 */
        reported_before_ms?: number;
        /** @description 受理编号 */
        number?: string;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 事项列表 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseLinePage"];
        };
      };
    };
  };
  reportCase: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReportCase"];
      };
    };
    responses: {
      /** @description 上报事项 */
      201: {
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
    };
  };
  findHandledMatters: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftReport"];
      };
    };
    responses: {
      /** @description 上报前：是否已有人反映、正在办理 */
      200: {
        content: {
          "application/json": components["schemas"]["HandledMatters"];
        };
      };
    };
  };
  mergeCases: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["MergeCases"];
      };
    };
    responses: {
      /** @description 合并重复件：一件事、一个责任人、多个反映人 */
      201: {
        content: {
          "application/json": components["schemas"]["CaseMerge"];
        };
      };
    };
  };
  undoMergeOfCases: {
    parameters: {
      path: {
        merge_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UndoMerge"];
      };
    };
    responses: {
      /** @description 撤销合并，恢复各件原来的责任人和时限 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseMerge"];
        };
      };
    };
  };
  reportCaseOnBehalf: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReportOnBehalf"];
      };
    };
    responses: {
      /** @description 代他人上报（电话、窗口） */
      201: {
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
    };
  };
  getCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项详情 */
      200: {
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
    };
  };
  listCaseAnswers: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项向各来源平台的回传和回执 */
      200: {
        content: {
          "application/json": components["schemas"]["PlatformAnswers"];
        };
      };
    };
  };
  getCaseAutopsy: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 用时复盘：事项在谁手中多久、为什么 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseAutopsy"];
        };
      };
    };
  };
  getCaseClocks: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项的时限和提醒 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseClocks"];
        };
      };
    };
  };
  discloseCaseContact: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 查看反映人联系方式 */
      200: {
        content: {
          "application/json": components["schemas"]["ReporterContact"];
        };
      };
    };
  };
  listForwardsOfCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项转外部单位的情况 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseForwards"];
        };
      };
    };
  };
  forwardCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ForwardCase"];
      };
    };
    responses: {
      /** @description 转外部单位处理 */
      201: {
        content: {
          "application/json": components["schemas"]["CaseForward"];
        };
      };
    };
  };
  grabCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 抢单接件 */
      200: {
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
    };
  };
  getCaseHandovers: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 分拨、退回和转办的经过及理由 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseHandovers"];
        };
      };
    };
  };
  listMergesOfCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项的历次合并和反映件数 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseMerges"];
        };
      };
    };
  };
  listCaseFiles: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项的照片和附件 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseFiles"];
        };
      };
    };
  };
  getCasePhoto: {
    parameters: {
      path: {
        case_id: string;
        file_id: string;
      };
    };
    responses: {
      /** @description 下载事项的照片或附件 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  exportCaseProof: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 导出事项存证包 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  rateCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RateCase"];
      };
    };
    responses: {
      /** @description 评价办理结果 */
      200: {
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
    };
  };
  getCaseReceipt: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 打印受理回执 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  answerResemblance: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnswerResemblance"];
      };
    };
    responses: {
      /** @description 反映人判断：是同一件事、不是、不确定 */
      204: {
      };
    };
  };
  listResemblingCases: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 可能是同一件事的事项及理由 */
      200: {
        content: {
          "application/json": components["schemas"]["ResemblingCases"];
        };
      };
    };
  };
  getCaseStages: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项的五个环节：感知监测、分析预警、指挥调度、实时反馈、督导落实 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseStages"];
        };
      };
    };
  };
  takeCaseStep: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeStep"];
      };
    };
    responses: {
      /** @description 办理事项 */
      200: {
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
    };
  };
  listCaseSubtasks: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项的协办任务 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseSubtasks"];
        };
      };
    };
  };
  askCaseSubtask: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskCaseSubtask"];
      };
    };
    responses: {
      /** @description 请其他单位或人员协办 */
      201: {
        content: {
          "application/json": components["schemas"]["CaseSubtask"];
        };
      };
    };
  };
  getCaseSuggestions: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 责任事项建议及理由 */
      200: {
        content: {
          "application/json": components["schemas"]["ItemSuggestions"];
        };
      };
    };
  };
  listSupervisionsOfCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 事项的督办 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseSupervisions"];
        };
      };
    };
  };
  superviseCase: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlaceCaseSupervision"];
      };
    };
    responses: {
      /** @description 督办事项 */
      201: {
        content: {
          "application/json": components["schemas"]["CaseSupervision"];
        };
      };
    };
  };
  getCaseTimeline: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    responses: {
      /** @description 办理经过 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseTimeline"];
        };
      };
    };
  };
  reportCaseVisit: {
    parameters: {
      path: {
        case_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReportCaseVisit"];
      };
    };
    responses: {
      /** @description 登记一次回访 */
      200: {
        content: {
          "application/json": components["schemas"]["CaseVisit"];
        };
      };
    };
  };
  listChangeRequests: {
    parameters: {
      query?: {
        /** @description 状态 */
        state?: "proposed" | "applied" | "refused" | "withdrawn" | "undone";
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 变更申请列表 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequestLinePage"];
        };
      };
    };
  };
  proposeChange: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposeChange"];
      };
    };
    responses: {
      /** @description 提出变更申请 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequest"];
        };
      };
    };
  };
  getChangeRequest: {
    parameters: {
      path: {
        request_id: string;
      };
    };
    responses: {
      /** @description 变更申请 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequest"];
        };
      };
    };
  };
  decideChangeRequest: {
    parameters: {
      path: {
        request_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideChangeRequest"];
      };
    };
    responses: {
      /** @description 同意、驳回或撤销变更申请 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequest"];
        };
      };
    };
  };
  withdrawChangeRequest: {
    parameters: {
      path: {
        request_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideChangeRequest"];
      };
    };
    responses: {
      /** @description 撤回自己的变更申请 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequest"];
        };
      };
    };
  };
  pollChanges: {
    parameters: {
      query?: {
        /** @description 上次的 next；不填则立即返回当前编号 */
        after?: number;
        /** @description 没有变动时最多等待的秒数 */
        wait?: number;
      };
    };
    responses: {
      /** @description 变动通知（长轮询） */
      200: {
        content: {
          "application/json": components["schemas"]["Changes"];
        };
      };
    };
  };
  listConnectors: {
    responses: {
      /** @description 共享对象的接口 */
      200: {
        content: {
          "application/json": components["schemas"]["Connectors"];
        };
      };
    };
  };
  setConnector: {
    parameters: {
      path: {
        partner_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConnectorSetup"];
      };
    };
    responses: {
      /** @description 配置共享对象的接口 */
      200: {
        content: {
          "application/json": components["schemas"]["Connector"];
        };
      };
    };
  };
  renewConnectorSecret: {
    parameters: {
      path: {
        partner_code: string;
      };
    };
    responses: {
      /** @description 生成新的共同密钥，只显示一次，旧密钥立即失效 */
      200: {
        content: {
          "application/json": components["schemas"]["SharedSecret"];
        };
      };
    };
  };
  askCrosstab: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskCrosstab"];
      };
    };
    responses: {
      /** @description 交叉统计 */
      200: {
        content: {
          "application/json": components["schemas"]["Crosstab"];
        };
      };
    };
  };
  getDataErrorShare: {
    parameters: {
      query?: {
        /** @description 最近多少周，含本周 */
        weeks?: number;
        /** @description 区域，不填为本岗位所在的区域或单位 */
        area_id?: string;
      };
    };
    responses: {
      /** @description 数据差错占用基层工作的比例，逐周 */
      200: {
        content: {
          "application/json": components["schemas"]["DataErrorShare"];
        };
      };
    };
  };
  listDeadLetters: {
    parameters: {
      query?: {
        /** @description 最多条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 失败的事件投递 */
      200: {
        content: {
          "application/json": components["schemas"]["DeadLetters"];
        };
      };
    };
  };
  retryDeadLetter: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RetryDeadLetter"];
      };
    };
    responses: {
      /** @description 重新投递 */
      204: {
      };
    };
  };
  listDeadMessages: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 未能送达、等待处置的消息 */
      200: {
        content: {
          "application/json": components["schemas"]["MessagePage"];
        };
      };
    };
  };
  takeDeadMessageStep: {
    parameters: {
      path: {
        message_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeDeadMessageStep"];
      };
    };
    responses: {
      /** @description 重新投递，或说明原因后放弃 */
      200: {
        content: {
          "application/json": components["schemas"]["Message"];
        };
      };
    };
  };
  receiveDeviceEvent: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeviceEvent"];
      };
    };
    responses: {
      /** @description 设备上报报警、恢复或心跳 */
      200: {
        content: {
          "application/json": components["schemas"]["DeviceEventTaken"];
        };
      };
    };
  };
  getDeviceRules: {
    responses: {
      /** @description 设备事件与责任事项对照表 */
      200: {
        content: {
          "application/json": components["schemas"]["DeviceEventRules"];
        };
      };
    };
  };
  setDeviceRules: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeviceEventRules"];
      };
    };
    responses: {
      /** @description 更换设备事件对照表 */
      200: {
        content: {
          "application/json": components["schemas"]["DeviceEventRules"];
        };
      };
    };
  };
  listDevices: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 已登记的设备 */
      200: {
        content: {
          "application/json": components["schemas"]["DevicePage"];
        };
      };
    };
  };
  addDevice: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDevice"];
      };
    };
    responses: {
      /** @description 登记设备，密钥只显示一次 */
      201: {
        content: {
          "application/json": components["schemas"]["DeviceKey"];
        };
      };
    };
  };
  retireDevice: {
    parameters: {
      path: {
        device_id: string;
      };
    };
    responses: {
      /** @description 停用设备 */
      204: {
      };
    };
  };
  listDeviceEvents: {
    parameters: {
      path: {
        device_id: string;
      };
    };
    responses: {
      /** @description 设备最近的事件 */
      200: {
        content: {
          "application/json": components["schemas"]["KeptDeviceEvents"];
        };
      };
    };
  };
  renewDeviceKey: {
    parameters: {
      path: {
        device_id: string;
      };
    };
    responses: {
      /** @description 换发设备密钥，旧密钥立即失效 */
      200: {
        content: {
          "application/json": components["schemas"]["DeviceKey"];
        };
      };
    };
  };
  checkDispatchCondition: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CheckCondition"];
      };
    };
    responses: {
      /** @description 检查一个条件的写法 */
      200: {
        content: {
          "application/json": components["schemas"]["ConditionCheck"];
        };
      };
    };
  };
  listDispatchConditionFields: {
    responses: {
      /** @description 规则条件可用的字段 */
      200: {
        content: {
          "application/json": components["schemas"]["ConditionFields"];
        };
      };
    };
  };
  listDispatchOffers: {
    responses: {
      /** @description 本岗位可抢的事项 */
      200: {
        content: {
          "application/json": components["schemas"]["DispatchOffers"];
        };
      };
    };
  };
  listDispatchRules: {
    responses: {
      /** @description 分拨规则各版次 */
      200: {
        content: {
          "application/json": components["schemas"]["DispatchRuleEditions"];
        };
      };
    };
  };
  draftDispatchRules: {
    parameters: {
      header?: {
        "Idempotency-Key"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftDispatchRules"];
      };
    };
    responses: {
      /** @description 起草新一版分拨规则 */
      201: {
        content: {
          "application/json": components["schemas"]["DispatchRuleEdition"];
        };
      };
    };
  };
  getDispatchRules: {
    parameters: {
      path: {
        edition: string;
      };
    };
    responses: {
      /** @description 一版分拨规则 */
      200: {
        content: {
          "application/json": components["schemas"]["DispatchRuleEdition"];
        };
      };
    };
  };
  changeDispatchRules: {
    parameters: {
      path: {
        edition: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftDispatchRules"];
      };
    };
    responses: {
      /** @description 修改分拨规则草稿 */
      200: {
        content: {
          "application/json": components["schemas"]["DispatchRuleEdition"];
        };
      };
    };
  };
  publishDispatchRules: {
    parameters: {
      path: {
        edition: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PublishDispatchRules"];
      };
    };
    responses: {
      /** @description 发布分拨规则 */
      200: {
        content: {
          "application/json": components["schemas"]["DispatchRuleEdition"];
        };
      };
    };
  };
  simulateDispatchRules: {
    parameters: {
      header?: {
        "Idempotency-Key"?: string;
      };
      path: {
        edition: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SimulateDispatchRules"];
      };
    };
    responses: {
      /** @description 用历史事项演算草稿 */
      202: {
        content: {
          "application/json": components["schemas"]["DispatchSimulation"];
        };
      };
    };
  };
  getDispatchSimulation: {
    parameters: {
      path: {
        simulation_id: string;
      };
    };
    responses: {
      /** @description 演算的进度和结果 */
      200: {
        content: {
          "application/json": components["schemas"]["DispatchSimulation"];
        };
      };
    };
  };
  listDwellings: {
    parameters: {
      query?: {
        /** @description 只看某小区 */
        compound_id?: string;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 房屋列表 */
      200: {
        content: {
          "application/json": components["schemas"]["DwellingLinePage"];
        };
      };
    };
  };
  getDwelling: {
    parameters: {
      path: {
        dwelling_id: string;
      };
    };
    responses: {
      /** @description 房屋及居住人员 */
      200: {
        content: {
          "application/json": components["schemas"]["Dwelling"];
        };
      };
    };
  };
  getDwellingFields: {
    parameters: {
      query?: {
        /** @description 查看某日终了时的记录 */
        on?: string;
      };
      path: {
        dwelling_id: string;
      };
    };
    responses: {
      /** @description 各字段的值、来源和可信度 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordFields"];
        };
      };
    };
  };
  getDwellingFieldHistory: {
    parameters: {
      path: {
        dwelling_id: string;
        field: string;
      };
    };
    responses: {
      /** @description 某个字段的全部说法 */
      200: {
        content: {
          "application/json": components["schemas"]["FieldHistory"];
        };
      };
    };
  };
  listEmptyDwellings: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 无人居住的房屋 */
      200: {
        content: {
          "application/json": components["schemas"]["DwellingLinePage"];
        };
      };
    };
  };
  listEstablishments: {
    parameters: {
      query?: {
        /** @description 只看某类九小场所 */
        venue?: string;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 单位列表 */
      200: {
        content: {
          "application/json": components["schemas"]["EstablishmentLinePage"];
        };
      };
    };
  };
  getEstablishment: {
    parameters: {
      path: {
        establishment_id: string;
      };
    };
    responses: {
      /** @description 单位信息 */
      200: {
        content: {
          "application/json": components["schemas"]["Establishment"];
        };
      };
    };
  };
  compareEstablishments: {
    parameters: {
      query: {
        /** @description 另一条记录 */
        other_id: string;
      };
      path: {
        establishment_id: string;
      };
    };
    responses: {
      /** @description 逐项对比两条单位记录 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordComparison"];
        };
      };
    };
  };
  getEstablishmentFields: {
    parameters: {
      query?: {
        /** @description 查看某日终了时的记录 */
        on?: string;
      };
      path: {
        establishment_id: string;
      };
    };
    responses: {
      /** @description 各字段的值、来源和可信度 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordFields"];
        };
      };
    };
  };
  getEstablishmentFieldHistory: {
    parameters: {
      path: {
        establishment_id: string;
        field: string;
      };
    };
    responses: {
      /** @description 某个字段的全部说法 */
      200: {
        content: {
          "application/json": components["schemas"]["FieldHistory"];
        };
      };
    };
  };
  getCheckpoint: {
    responses: {
      /** @description 最新的存证检查点 */
      200: {
        content: {
          "application/json": components["schemas"]["Checkpoint"];
        };
      };
    };
  };
  listCheckpoints: {
    parameters: {
      query?: {
        /** @description 日志序号，默认为最新的日志 */
        log?: number;
        /** @description 只列出长度小于此数的 */
        before?: number;
        /** @description 最多条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 历次存证检查点 */
      200: {
        content: {
          "application/json": components["schemas"]["CheckpointList"];
        };
      };
    };
  };
  proveConsistency: {
    parameters: {
      query: {
        /** @description 日志序号 */
        log: number;
        /** @description 旧长度 */
        from_size: number;
        /** @description 新长度 */
        to_size: number;
      };
    };
    responses: {
      /** @description 两个检查点之间的一致性证明 */
      200: {
        content: {
          "application/json": components["schemas"]["ConsistencyProof"];
        };
      };
    };
  };
  listEvidenceLeaves: {
    parameters: {
      query: {
        /** @description 关于 */
        subject_id: string;
      };
    };
    responses: {
      /** @description 某一对象的存证 */
      200: {
        content: {
          "application/json": components["schemas"]["EvidenceLeaves"];
        };
      };
    };
  };
  exportEvidencePack: {
    parameters: {
      query?: {
        /** @description 留存检查点的日志序号 */
        kept_log?: number;
        /** @description 留存检查点的长度 */
        kept_size?: number;
      };
      path: {
        leaf_id: string;
      };
    };
    responses: {
      /** @description 导出一条存证的证明 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listEvidenceLogs: {
    responses: {
      /** @description 存证日志和签名公钥 */
      200: {
        content: {
          "application/json": components["schemas"]["EvidenceLogs"];
        };
      };
    };
  };
  getExchangeBoard: {
    responses: {
      /** @description 接口状态板：打通情况、最近成功、错误率、延迟、熔断、排队、协议到期 */
      200: {
        content: {
          "application/json": components["schemas"]["ExchangeBoard"];
        };
      };
    };
  };
  listExports: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 导出申请列表 */
      200: {
        content: {
          "application/json": components["schemas"]["ExportPage"];
        };
      };
    };
  };
  requestExport: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestExport"];
      };
    };
    responses: {
      /** @description 申请导出 */
      201: {
        content: {
          "application/json": components["schemas"]["Export"];
        };
      };
    };
  };
  getExport: {
    parameters: {
      path: {
        export_id: string;
      };
    };
    responses: {
      /** @description 导出申请 */
      200: {
        content: {
          "application/json": components["schemas"]["Export"];
        };
      };
    };
  };
  decideExport: {
    parameters: {
      path: {
        export_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideExport"];
      };
    };
    responses: {
      /** @description 审批导出 */
      200: {
        content: {
          "application/json": components["schemas"]["Export"];
        };
      };
    };
  };
  fetchExport: {
    parameters: {
      path: {
        export_id: string;
      };
    };
    responses: {
      /** @description 下载导出文件 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  uploadFile: {
    requestBody: {
      content: {
        "multipart/form-data": Record<string, never>;
      };
    };
    responses: {
      /** @description 上传照片或附件 */
      201: {
        content: {
          "application/json": components["schemas"]["File"];
        };
      };
    };
  };
  downloadFile: {
    parameters: {
      path: {
        file_id: string;
      };
    };
    responses: {
      /** @description 下载附件 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listFindings: {
    parameters: {
      query?: {
        /** @description 状态 */
        state?: "open" | "fixed" | "accepted" | "gone";
        /** @description 错误类别 */
        class?: number;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 数据质量问题列表 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityFindingPage"];
        };
      };
    };
  };
  getFinding: {
    parameters: {
      path: {
        finding_id: string;
      };
    };
    responses: {
      /** @description 数据质量问题 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityFinding"];
        };
      };
    };
  };
  fixFinding: {
    parameters: {
      path: {
        finding_id: string;
      };
    };
    responses: {
      /** @description 直接修正没有疑问的内容 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityCorrection"];
        };
      };
    };
  };
  undoCorrection: {
    parameters: {
      path: {
        finding_id: string;
      };
    };
    responses: {
      /** @description 撤销最近一次修正 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityCorrection"];
        };
      };
    };
  };
  listFormFields: {
    parameters: {
      query?: {
        /** @description 填写处类别 */
        kind?: "import_sheet" | "change" | "ledger" | "route";
        /** @description 所属资源库 */
        group?: "object" | "business" | "sensing";
      };
    };
    responses: {
      /** @description 可填写的字段及其用途、依据和敏感级别 */
      200: {
        content: {
          "application/json": components["schemas"]["FormFields"];
        };
      };
    };
  };
  searchEverything: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["GlobalSearch"];
      };
    };
    responses: {
      /** @description 全域搜索 */
      200: {
        content: {
          "application/json": components["schemas"]["SearchHits"];
        };
      };
    };
  };
  listHotIssues: {
    parameters: {
      query?: {
        /** @description 最近多少天 */
        days?: number;
        /** @description 最多几个 */
        limit?: number;
      };
    };
    responses: {
      /** @description 热点问题：近期被反复反映的事 */
      200: {
        content: {
          "application/json": components["schemas"]["HotIssues"];
        };
      };
    };
  };
  listHouseholdsOfSeveralDoors: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 一户多房 */
      200: {
        content: {
          "application/json": components["schemas"]["HouseholdLinePage"];
        };
      };
    };
  };
  listHouseholdMembers: {
    parameters: {
      path: {
        household_id: string;
      };
    };
    responses: {
      /** @description 户内人员 */
      200: {
        content: {
          "application/json": components["schemas"]["HouseholdMembers"];
        };
      };
    };
  };
  listImportTemplates: {
    responses: {
      /** @description 导入模板 */
      200: {
        content: {
          "application/json": components["schemas"]["ImportTemplateList"];
        };
      };
    };
  };
  getImportTemplateWorkbook: {
    parameters: {
      path: {
        template: string;
      };
    };
    responses: {
      /** @description 下载空白模板 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listImports: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 导入列表 */
      200: {
        content: {
          "application/json": components["schemas"]["ImportPage"];
        };
      };
    };
  };
  receiveImport: {
    requestBody: {
      content: {
        "multipart/form-data": Record<string, never>;
      };
    };
    responses: {
      /** @description 上传要导入的表格 */
      201: {
        content: {
          "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  getImport: {
    parameters: {
      path: {
        import_id: string;
      };
    };
    responses: {
      /** @description 导入情况 */
      200: {
        content: {
          "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  listImportFindings: {
    parameters: {
      query?: {
        /** @description 从此行之后 */
        after?: number;
        /** @description 最多行数 */
        limit?: number;
      };
      path: {
        import_id: string;
      };
    };
    responses: {
      /** @description 各行的问题 */
      200: {
        content: {
          "application/json": components["schemas"]["RowFindings"];
        };
      };
    };
  };
  getImportMapping: {
    parameters: {
      path: {
        import_id: string;
      };
    };
    responses: {
      /** @description 列的对应及理由 */
      200: {
        content: {
          "application/json": components["schemas"]["SheetMapping"];
        };
      };
    };
  };
  confirmImportMapping: {
    parameters: {
      path: {
        import_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConfirmMapping"];
      };
    };
    responses: {
      /** @description 确认列的对应并开始检查 */
      200: {
        content: {
          "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  getMarkedWorkbook: {
    parameters: {
      path: {
        import_id: string;
      };
    };
    responses: {
      /** @description 取回标注了问题的表格 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  stepImport: {
    parameters: {
      path: {
        import_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeImportStep"];
      };
    };
    responses: {
      /** @description 入库、撤销或放弃 */
      200: {
        content: {
          "application/json": components["schemas"]["Import"];
        };
      };
    };
  };
  getLedgerVocabulary: {
    responses: {
      /** @description 定义台账可用的条件和字段 */
      200: {
        content: {
          "application/json": components["schemas"]["LedgerVocabulary"];
        };
      };
    };
  };
  listLedgers: {
    responses: {
      /** @description 台账目录 */
      200: {
        content: {
          "application/json": components["schemas"]["LedgerList"];
        };
      };
    };
  };
  defineLedger: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["DefineLedger"];
      };
    };
    responses: {
      /** @description 定义台账或发布新版本 */
      201: {
        content: {
          "application/json": components["schemas"]["Ledger"];
        };
      };
    };
  };
  getLedger: {
    parameters: {
      path: {
        ledger_code: string;
      };
    };
    responses: {
      /** @description 台账的定义 */
      200: {
        content: {
          "application/json": components["schemas"]["Ledger"];
        };
      };
    };
  };
  compareLedger: {
    parameters: {
      query: {
        /** @description 前一个基准日 */
        from: string;
        /** @description 后一个基准日，不填为今天 */
        until?: string;
        /** @description 两日都按某日终了时已掌握的情况，不填为各自当日 */
        known_on?: string;
        /** @description 下级区域，不填为本岗位的区域 */
        area_id?: string;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
      path: {
        ledger_code: string;
      };
    };
    responses: {
      /** @description 两个基准日之间谁列入、谁移出、为什么 */
      200: {
        content: {
          "application/json": components["schemas"]["LedgerChanges"];
        };
      };
    };
  };
  listLedgerRows: {
    parameters: {
      query?: {
        /** @description 基准日，不填为今天 */
        as_of?: string;
        /** @description 按某日终了时已掌握的情况，不填为基准日（不晚于今天） */
        known_on?: string;
        /** @description 下级区域，不填为本岗位的区域 */
        area_id?: string;
        /** @description 定义的版本，不填为最新 */
        version?: number;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
      path: {
        ledger_code: string;
      };
    };
    responses: {
      /** @description 台账内容 */
      200: {
        content: {
          "application/json": components["schemas"]["LedgerPage"];
        };
      };
    };
  };
  getLedgerTotals: {
    parameters: {
      query?: {
        /** @description 基准日，不填为今天 */
        as_of?: string;
        /** @description 按某日终了时已掌握的情况，不填为基准日（不晚于今天） */
        known_on?: string;
        /** @description 下级区域，不填为本岗位的区域 */
        area_id?: string;
        /** @description 定义的版本，不填为最新 */
        version?: number;
      };
      path: {
        ledger_code: string;
      };
    };
    responses: {
      /** @description 台账按社区、网格和分项的统计 */
      200: {
        content: {
          "application/json": components["schemas"]["LedgerTotals"];
        };
      };
    };
  };
  listLinkageModels: {
    responses: {
      /** @description 查重模型、人工判定数和全库查重进度 */
      200: {
        content: {
          "application/json": components["schemas"]["LinkageModels"];
        };
      };
    };
  };
  trainLinkageModel: {
    responses: {
      /** @description 用台账和人工判定训练新的模型 */
      202: {
        content: {
          "application/json": components["schemas"]["LinkageModel"];
        };
      };
    };
  };
  publishLinkageModel: {
    parameters: {
      path: {
        model_id: string;
      };
    };
    responses: {
      /** @description 启用模型 */
      200: {
        content: {
          "application/json": components["schemas"]["LinkageModel"];
        };
      };
    };
  };
  listLinkagePairs: {
    parameters: {
      query?: {
        /** @description 状态 */
        state?: "open" | "unsure" | "same" | "different" | "gone";
        /** @description likely 最可能是同一人的在前，doubt 模型最没把握的在前 */
        order?: "likely" | "doubt";
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 疑似同一人的记录 */
      200: {
        content: {
          "application/json": components["schemas"]["LinkagePairPage"];
        };
      };
    };
  };
  getLinkagePair: {
    parameters: {
      path: {
        pair_id: string;
      };
    };
    responses: {
      /** @description 一对记录：按现在的内容逐项说明 */
      200: {
        content: {
          "application/json": components["schemas"]["LinkagePair"];
        };
      };
    };
  };
  judgeLinkagePair: {
    parameters: {
      path: {
        pair_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["JudgeLinkagePair"];
      };
    };
    responses: {
      /** @description 判定是否同一人 */
      200: {
        content: {
          "application/json": components["schemas"]["LinkagePair"];
        };
      };
    };
  };
  listMachineClients: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 机器账户 */
      200: {
        content: {
          "application/json": components["schemas"]["UserPage"];
        };
      };
    };
  };
  createMachineClient: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewMachine"];
      };
    };
    responses: {
      /** @description 新建机器账户和令牌 */
      201: {
        content: {
          "application/json": components["schemas"]["MachineToken"];
        };
      };
    };
  };
  listMachineTokens: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 机器账户的令牌 */
      200: {
        content: {
          "application/json": components["schemas"]["SessionList"];
        };
      };
    };
  };
  createMachineToken: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TokenDays"];
      };
    };
    responses: {
      /** @description 新建机器令牌 */
      201: {
        content: {
          "application/json": components["schemas"]["MachineToken"];
        };
      };
    };
  };
  revokeMachineToken: {
    parameters: {
      path: {
        user_id: string;
        session_id: string;
      };
    };
    responses: {
      /** @description 吊销机器令牌 */
      204: {
      };
    };
  };
  getMe: {
    responses: {
      /** @description 我是谁、在什么岗位、能做什么 */
      200: {
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
    };
  };
  getMyData: {
    responses: {
      /** @description 我的数据：登记了什么、谁提供的、什么时候 */
      200: {
        content: {
          "application/json": components["schemas"]["MyData"];
        };
      };
    };
  };
  withdrawMyConsent: {
    parameters: {
      path: {
        consent_id: string;
      };
    };
    responses: {
      /** @description 撤回同意，立即停止共享并删除已取得的结果 */
      200: {
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
    };
  };
  takeMyCopy: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeOwnCopy"];
      };
    };
    responses: {
      /** @description 生成我的数据副本，一天内可下载 */
      200: {
        content: {
          "application/json": components["schemas"]["OwnCopy"];
        };
      };
    };
  };
  fetchMyCopy: {
    parameters: {
      query?: {
        /** @description json 或 xlsx */
        format?: "json" | "xlsx";
      };
      path: {
        copy_id: string;
      };
    };
    responses: {
      /** @description 下载我的数据副本 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  correctMyData: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectMyData"];
      };
    };
    responses: {
      /** @description 申请更正我的信息 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequest"];
        };
      };
    };
  };
  listMyLooks: {
    responses: {
      /** @description 谁看过我的信息、为什么 */
      200: {
        content: {
          "application/json": components["schemas"]["MyLooks"];
        };
      };
    };
  };
  listMyShares: {
    responses: {
      /** @description 我的信息与谁共享过 */
      200: {
        content: {
          "application/json": components["schemas"]["MyShares"];
        };
      };
    };
  };
  countMyMessages: {
    responses: {
      /** @description 我的未读消息数 */
      200: {
        content: {
          "application/json": components["schemas"]["InboxCount"];
        };
      };
    };
  };
  getMyMessagePreferences: {
    responses: {
      /** @description 我的消息偏好：各渠道的同意和免打扰时间 */
      200: {
        content: {
          "application/json": components["schemas"]["MessagePreferences"];
        };
      };
    };
  };
  setMyMessagePreferences: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["MessagePreferences"];
      };
    };
    responses: {
      /** @description 设置我的消息偏好 */
      200: {
        content: {
          "application/json": components["schemas"]["MessagePreferences"];
        };
      };
    };
  };
  listMyMessages: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 我的消息 */
      200: {
        content: {
          "application/json": components["schemas"]["InboxMessagePage"];
        };
      };
    };
  };
  markMyMessage: {
    parameters: {
      path: {
        message_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MarkInboxMessage"];
      };
    };
    responses: {
      /** @description 记为已读，或确认收到 */
      200: {
        content: {
          "application/json": components["schemas"]["InboxMessage"];
        };
      };
    };
  };
  changeMyPassword: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangePassword"];
      };
    };
    responses: {
      /** @description 修改密码 */
      200: {
        content: {
          "application/json": components["schemas"]["SignedIn"];
        };
      };
    };
  };
  claimMyRecord: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimRecord"];
      };
    };
    responses: {
      /** @description 关联本人档案：姓名、证件号码和登录手机号一致时立即关联，否则到社区核验 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordClaim"];
        };
      };
    };
  };
  startTotp: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["StartTotp"];
      };
    };
    responses: {
      /** @description 获取动态口令密钥 */
      201: {
        content: {
          "application/json": components["schemas"]["TotpSecret"];
        };
      };
    };
  };
  confirmTotp: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConfirmTotp"];
      };
    };
    responses: {
      /** @description 确认动态口令并领取备用码 */
      200: {
        content: {
          "application/json": components["schemas"]["TotpEnrolled"];
        };
      };
    };
  };
  mergeRecords: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposeChange"];
      };
    };
    responses: {
      /** @description 合并或拆分人员、单位记录 */
      200: {
        content: {
          "application/json": components["schemas"]["ChangeRequest"];
        };
      };
    };
  };
  getMessageCosts: {
    parameters: {
      query: {
        /** @description 起始月份，如 2026-01 */
        from: string;
        /** @description 截止月份 */
        until: string;
      };
    };
    responses: {
      /** @description 消息费用，按月和渠道 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageCostReport"];
        };
      };
    };
  };
  listMessageGateways: {
    responses: {
      /** @description 消息网关 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageGateways"];
        };
      };
    };
  };
  setMessageGateway: {
    parameters: {
      path: {
        channel: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MessageGatewaySetup"];
      };
    };
    responses: {
      /** @description 配置消息网关：地址、重试、单价和每日上限 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageGateway"];
        };
      };
    };
  };
  renewMessageGatewaySecret: {
    parameters: {
      path: {
        channel: string;
      };
    };
    responses: {
      /** @description 生成新的共同密钥，只显示一次，旧密钥立即失效 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageGatewaySecret"];
        };
      };
    };
  };
  reportMessageReceipt: {
    parameters: {
      path: {
        channel: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GatewayReceipt"];
      };
    };
    responses: {
      /** @description 网关回执（签名请求）：送达、确认或失败 */
      204: {
      };
    };
  };
  listMessageTemplates: {
    responses: {
      /** @description 消息模板：已发布的版次和其后的草稿 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageTemplates"];
        };
      };
    };
  };
  saveMessageTemplate: {
    parameters: {
      path: {
        template_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SaveMessageTemplate"];
      };
    };
    responses: {
      /** @description 起草或修改消息模板草稿 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageTemplate"];
        };
      };
    };
  };
  previewMessageTemplate: {
    parameters: {
      path: {
        template_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PreviewMessageTemplate"];
      };
    };
    responses: {
      /** @description 按变量预览消息在各渠道的内容、计费条数和费用 */
      200: {
        content: {
          "application/json": components["schemas"]["MessageTemplatePreview"];
        };
      };
    };
  };
  publishMessageTemplate: {
    parameters: {
      path: {
        template_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PublishMessageTemplate"];
      };
    };
    responses: {
      /** @description 发布消息模板草稿（须由起草人以外的人发布） */
      200: {
        content: {
          "application/json": components["schemas"]["MessageTemplate"];
        };
      };
    };
  };
  getMessage: {
    parameters: {
      path: {
        message_id: string;
      };
    };
    responses: {
      /** @description 消息的投递记录：各步渠道、尝试、回执和费用，不含内容和号码 */
      200: {
        content: {
          "application/json": components["schemas"]["Message"];
        };
      };
    };
  };
  getMyDay: {
    responses: {
      /** @description 今日工作：先后次序和理由 */
      200: {
        content: {
          "application/json": components["schemas"]["WorkDay"];
        };
      };
    };
  };
  getMyWorkload: {
    parameters: {
      query: {
        /** @description 起始日期 */
        from: string;
        /** @description 截止日期，含当日 */
        until: string;
      };
    };
    responses: {
      /** @description 本人工作量 */
      200: {
        content: {
          "application/json": components["schemas"]["Workload"];
        };
      };
    };
  };
  listMyWorkTraces: {
    parameters: {
      query: {
        /** @description 日期 */
        on: string;
      };
    };
    responses: {
      /** @description 本人某日工作量所依据的痕迹 */
      200: {
        content: {
          "application/json": components["schemas"]["WorkTraces"];
        };
      };
    };
  };
  planNotice: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SendNotice"];
      };
    };
    responses: {
      /** @description 试算通知：多少人、谁不能发送及原因、费用；不发送 */
      200: {
        content: {
          "application/json": components["schemas"]["NoticePlan"];
        };
      };
    };
  };
  sendNotice: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SendNotice"];
      };
    };
    responses: {
      /** @description 向账户、岗位或区域发送通知 */
      200: {
        content: {
          "application/json": components["schemas"]["Notice"];
        };
      };
    };
  };
  getNotice: {
    parameters: {
      path: {
        notice_id: string;
      };
    };
    responses: {
      /** @description 通知及其投递情况 */
      200: {
        content: {
          "application/json": components["schemas"]["Notice"];
        };
      };
    };
  };
  listObjects: {
    parameters: {
      query?: {
        /** @description 只看某类设施 */
        kind?: string;
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 设施和其他对象列表 */
      200: {
        content: {
          "application/json": components["schemas"]["RegisteredObjectPage"];
        };
      };
    };
  };
  registerObject: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterObject"];
      };
    };
    responses: {
      /** @description 登记设施 */
      200: {
        content: {
          "application/json": components["schemas"]["RegisteredObject"];
        };
      };
    };
  };
  getObject: {
    parameters: {
      path: {
        object_id: string;
      };
    };
    responses: {
      /** @description 设施信息 */
      200: {
        content: {
          "application/json": components["schemas"]["RegisteredObject"];
        };
      };
    };
  };
  getObjectFields: {
    parameters: {
      query?: {
        /** @description 查看某日终了时的记录 */
        on?: string;
      };
      path: {
        object_id: string;
      };
    };
    responses: {
      /** @description 各字段的值、来源和可信度 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordFields"];
        };
      };
    };
  };
  getObjectFieldHistory: {
    parameters: {
      path: {
        object_id: string;
        field: string;
      };
    };
    responses: {
      /** @description 某个字段的全部说法 */
      200: {
        content: {
          "application/json": components["schemas"]["FieldHistory"];
        };
      };
    };
  };
  inspectObject: {
    parameters: {
      path: {
        object_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InspectObject"];
      };
    };
    responses: {
      /** @description 登记一次巡检 */
      200: {
        content: {
          "application/json": components["schemas"]["RegisteredObject"];
        };
      };
    };
  };
  listOpen311Clients: {
    responses: {
      /** @description Open311 接入程序 */
      200: {
        content: {
          "application/json": components["schemas"]["Open311Clients"];
        };
      };
    };
  };
  addOpen311Client: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewOpen311Client"];
      };
    };
    responses: {
      /** @description 登记 Open311 接入程序，密钥只显示一次 */
      201: {
        content: {
          "application/json": components["schemas"]["Open311ClientKey"];
        };
      };
    };
  };
  revokeOpen311Key: {
    parameters: {
      path: {
        client_id: string;
      };
    };
    responses: {
      /** @description 吊销接入程序的密钥，立即生效 */
      204: {
      };
    };
  };
  getOpen311Service: {
    parameters: {
      path: {
        item_code: string;
      };
    };
    responses: {
      /** @description 事项在 Open311 上的附加属性 */
      200: {
        content: {
          "application/json": components["schemas"]["Open311ServiceSetup"];
        };
      };
    };
  };
  setOpen311Service: {
    parameters: {
      path: {
        item_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Open311ServiceSetup"];
      };
    };
    responses: {
      /** @description 设置事项在 Open311 上的附加属性和返回方式 */
      200: {
        content: {
          "application/json": components["schemas"]["Open311ServiceSetup"];
        };
      };
    };
  };
  listOrganisations: {
    parameters: {
      query?: {
        /** @description 上级单位 */
        parent_id?: string;
        /** @description 所属部门 */
        department_id?: string;
        /** @description 负责的区域 */
        area_id?: string;
        /** @description 类型 */
        kind?: "department" | "section" | "public_institution" | "street_office" | "community_committee" | "village_committee" | "property_company" | "company" | "other";
      };
    };
    responses: {
      /** @description 单位 */
      200: {
        content: {
          "application/json": components["schemas"]["OrganisationList"];
        };
      };
    };
  };
  createOrganisation: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateOrganisation"];
      };
    };
    responses: {
      /** @description 新建单位 */
      201: {
        content: {
          "application/json": components["schemas"]["Organisation"];
        };
      };
    };
  };
  getOrganisation: {
    parameters: {
      query?: {
        /** @description 当时，默认为现在 */
        at_ms?: number;
      };
      path: {
        organisation_id: string;
      };
    };
    responses: {
      /** @description 单位详情 */
      200: {
        content: {
          "application/json": components["schemas"]["Organisation"];
        };
      };
    };
  };
  renameOrganisation: {
    parameters: {
      path: {
        organisation_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RenameOrganisation"];
      };
    };
    responses: {
      /** @description 单位更名 */
      200: {
        content: {
          "application/json": components["schemas"]["Organisation"];
        };
      };
    };
  };
  endOrganisation: {
    parameters: {
      path: {
        organisation_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SeenVersion"];
      };
    };
    responses: {
      /** @description 停用单位 */
      200: {
        content: {
          "application/json": components["schemas"]["Organisation"];
        };
      };
    };
  };
  listOrganisationPosts: {
    parameters: {
      path: {
        organisation_id: string;
      };
    };
    responses: {
      /** @description 设在某一单位的岗位 */
      200: {
        content: {
          "application/json": components["schemas"]["PostList"];
        };
      };
    };
  };
  listOutsideBodies: {
    responses: {
      /** @description 外部单位名录 */
      200: {
        content: {
          "application/json": components["schemas"]["OutsideBodies"];
        };
      };
    };
  };
  publishOutsideBodies: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["OutsideBodies"];
      };
    };
    responses: {
      /** @description 发布外部单位名录的新版次 */
      200: {
        content: {
          "application/json": components["schemas"]["OutsideBodies"];
        };
      };
    };
  };
  enterPaperForm: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["EnterPaper"];
      };
    };
    responses: {
      /** @description 录入一张纸质表单 */
      200: {
        content: {
          "application/json": components["schemas"]["PaperEntered"];
        };
      };
    };
  };
  listPartnerCalls: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 我提出的查询 */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerCallPage"];
        };
      };
    };
  };
  askPartner: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskPartner"];
      };
    };
    responses: {
      /** @description 依据协议向共享对象查询 */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerCall"];
        };
      };
    };
  };
  getPartnerCall: {
    parameters: {
      path: {
        call_id: string;
      };
    };
    responses: {
      /** @description 查询的状态 */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerCall"];
        };
      };
    };
  };
  getPartnerAnswer: {
    parameters: {
      path: {
        call_id: string;
      };
    };
    responses: {
      /** @description 查询的结果 */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerAnswer"];
        };
      };
    };
  };
  queryAsPartner: {
    parameters: {
      path: {
        partner_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PartnerQuestion"];
      };
    };
    responses: {
      /** @description 共享对象依据协议查询（签名请求） */
      200: {
        content: {
          "application/json": components["schemas"]["PartnerAnswer"];
        };
      };
    };
  };
  checkPerson: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PersonCheck"];
      };
    };
    responses: {
      /** @description 录入前查重：此人是否已在库中 */
      200: {
        content: {
          "application/json": components["schemas"]["PersonCheckAnswer"];
        };
      };
    };
  };
  listPersons: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 居民列表 */
      200: {
        content: {
          "application/json": components["schemas"]["PersonLinePage"];
        };
      };
    };
  };
  getPerson: {
    parameters: {
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 居民信息 */
      200: {
        content: {
          "application/json": components["schemas"]["Person"];
        };
      };
    };
  };
  comparePersons: {
    parameters: {
      query: {
        /** @description 另一条记录 */
        other_id: string;
      };
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 逐项对比两条人员记录 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordComparison"];
        };
      };
    };
  };
  listConsents: {
    parameters: {
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 居民的同意记录 */
      200: {
        content: {
          "application/json": components["schemas"]["Consents"];
        };
      };
    };
  };
  giveConsent: {
    parameters: {
      path: {
        person_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GiveConsent"];
      };
    };
    responses: {
      /** @description 登记同意 */
      200: {
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
    };
  };
  withdrawConsent: {
    parameters: {
      path: {
        person_id: string;
        consent_id: string;
      };
    };
    responses: {
      /** @description 撤回同意 */
      200: {
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
    };
  };
  disclosePerson: {
    parameters: {
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 居民完整信息 */
      200: {
        content: {
          "application/json": components["schemas"]["PersonDisclosure"];
        };
      };
    };
  };
  getPersonFields: {
    parameters: {
      query?: {
        /** @description 查看某日终了时的记录 */
        on?: string;
      };
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 各字段的值、来源和可信度 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordFields"];
        };
      };
    };
  };
  getPersonFieldHistory: {
    parameters: {
      path: {
        person_id: string;
        field: string;
      };
    };
    responses: {
      /** @description 某个字段的全部说法 */
      200: {
        content: {
          "application/json": components["schemas"]["FieldHistory"];
        };
      };
    };
  };
  listPersonLinks: {
    parameters: {
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 人员的各种关系 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordLinks"];
        };
      };
    };
  };
  getLastSeen: {
    parameters: {
      path: {
        person_id: string;
      };
    };
    responses: {
      /** @description 最近见到的情况：各类线索支持还是不支持登记 */
      200: {
        content: {
          "application/json": components["schemas"]["LastSeen"];
        };
      };
    };
  };
  askPhoneCode: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskPhoneCode"];
      };
    };
    responses: {
      /** @description 发送短信验证码 */
      204: {
      };
    };
  };
  signInByPhone: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PhoneSignIn"];
      };
    };
    responses: {
      /** @description 居民用验证码登录 */
      201: {
        content: {
          "application/json": components["schemas"]["SignedIn"];
        };
      };
    };
  };
  takePlatformOrder: {
    parameters: {
      path: {
        platform_code: string;
      };
    };
    responses: {
      /** @description 外部平台来件（签名请求）：新工单、补充、催办、撤回 */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  takePlatformReceipt: {
    parameters: {
      path: {
        platform_code: string;
      };
    };
    responses: {
      /** @description 外部平台回执（自带签名） */
      200: {
        content: {
          "*/*": string;
        };
      };
    };
  };
  listPlatforms: {
    responses: {
      /** @description 外部平台状态板：待送达、受阻、最近来件和回执、熔断、签名不符次数 */
      200: {
        content: {
          "application/json": components["schemas"]["Platforms"];
        };
      };
    };
  };
  connectPlatform: {
    parameters: {
      path: {
        platform_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlatformSetup"];
      };
    };
    responses: {
      /** @description 接入外部平台，或修改其设置 */
      200: {
        content: {
          "application/json": components["schemas"]["Platform"];
        };
      };
    };
  };
  renewPlatformSecret: {
    parameters: {
      path: {
        platform_code: string;
      };
    };
    responses: {
      /** @description 更换与平台的共同密钥，只显示一次，旧密钥立即失效 */
      201: {
        content: {
          "application/json": components["schemas"]["PlatformSecret"];
        };
      };
    };
  };
  givePost: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["GivePost"];
      };
    };
    responses: {
      /** @description 授予岗位 */
      201: {
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
    };
  };
  getPost: {
    parameters: {
      path: {
        post_id: string;
      };
    };
    responses: {
      /** @description 岗位 */
      200: {
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
    };
  };
  nameDeputy: {
    parameters: {
      path: {
        post_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NameDeputy"];
      };
    };
    responses: {
      /** @description 指定代理人 */
      201: {
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
    };
  };
  endDeputy: {
    parameters: {
      path: {
        post_id: string;
        user_id: string;
      };
    };
    responses: {
      /** @description 结束代理 */
      200: {
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
    };
  };
  endPost: {
    parameters: {
      path: {
        post_id: string;
      };
    };
    responses: {
      /** @description 结束岗位 */
      200: {
        content: {
          "application/json": components["schemas"]["Post"];
        };
      };
    };
  };
  listQualityMeasures: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 质量改进措施 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityMeasurePage"];
        };
      };
    };
  };
  planQualityMeasure: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewQualityMeasure"];
      };
    };
    responses: {
      /** @description 提出质量改进措施 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityMeasure"];
        };
      };
    };
  };
  moveQualityMeasure: {
    parameters: {
      path: {
        measure_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveQualityMeasure"];
      };
    };
    responses: {
      /** @description 推进质量改进措施（计划、实施、检查、调整、结束） */
      200: {
        content: {
          "application/json": components["schemas"]["QualityMeasure"];
        };
      };
    };
  };
  getQualityReport: {
    responses: {
      /** @description 数据质量晨报 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityMorningReport"];
        };
      };
    };
  };
  getQualityScores: {
    parameters: {
      query?: {
        /** @description 起始日期 */
        from_on?: string;
        /** @description 截止日期 */
        until_on?: string;
      };
    };
    responses: {
      /** @description 质量得分 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityScores"];
        };
      };
    };
  };
  reconcileList: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReconcileList"];
      };
    };
    responses: {
      /** @description 外部名单与台账比对，每处差异生成核实任务 */
      200: {
        content: {
          "application/json": components["schemas"]["ListReconciliation"];
        };
      };
    };
  };
  listRecordClaims: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 等待窗口核验的居民 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordClaimPage"];
        };
      };
    };
  };
  decideRecordClaim: {
    parameters: {
      path: {
        claim_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideRecordClaim"];
      };
    };
    responses: {
      /** @description 窗口核验证件后关联或不予关联 */
      200: {
        content: {
          "application/json": components["schemas"]["RecordClaim"];
        };
      };
    };
  };
  listReferenceLists: {
    responses: {
      /** @description 代码集和数据资源目录 */
      200: {
        content: {
          "application/json": components["schemas"]["ReferenceLists"];
        };
      };
    };
  };
  getReferenceList: {
    parameters: {
      query?: {
        /** @description 某日有效的版本 */
        on?: string;
        /** @description 版本号 */
        version?: number;
      };
      path: {
        list_code: string;
      };
    };
    responses: {
      /** @description 某个代码集的一个版本 */
      200: {
        content: {
          "application/json": components["schemas"]["ReferenceList"];
        };
      };
    };
  };
  publishReferenceList: {
    parameters: {
      path: {
        list_code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PublishReferenceList"];
      };
    };
    responses: {
      /** @description 发布代码集新版本 */
      200: {
        content: {
          "application/json": components["schemas"]["ReferenceList"];
        };
      };
    };
  };
  proposeReports: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PastedChat"];
      };
    };
    responses: {
      /** @description 从群聊文字中逐条列出可能的事项 */
      200: {
        content: {
          "application/json": components["schemas"]["ReportProposals"];
        };
      };
    };
  };
  proposeReportsFromSheet: {
    requestBody: {
      content: {
        "multipart/form-data": Record<string, never>;
      };
    };
    responses: {
      /** @description 从表格中逐行列出要上报的事项 */
      200: {
        content: {
          "application/json": components["schemas"]["ReportSheetProposals"];
        };
      };
    };
  };
  getResidenceGaps: {
    responses: {
      /** @description 登记居住与实际见到的差距（按网格） */
      200: {
        content: {
          "application/json": components["schemas"]["ResidenceGaps"];
        };
      };
    };
  };
  listResponsibilityItems: {
    responses: {
      /** @description 责任清单 */
      200: {
        content: {
          "application/json": components["schemas"]["ResponsibilityList"];
        };
      };
    };
  };
  listResponsibilityOverlaps: {
    responses: {
      /** @description 责任清单的重叠分析：哪些事项说法相同、各由谁负责 */
      200: {
        content: {
          "application/json": components["schemas"]["ResponsibilityOverlaps"];
        };
      };
    };
  };
  listReturnReasons: {
    responses: {
      /** @description 退回和转办原因 */
      200: {
        content: {
          "application/json": components["schemas"]["ReturnReasons"];
        };
      };
    };
  };
  publishReturnReasons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReturnReasons"];
      };
    };
    responses: {
      /** @description 发布退回和转办原因的新版次 */
      200: {
        content: {
          "application/json": components["schemas"]["ReturnReasons"];
        };
      };
    };
  };
  searchPersons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PersonSearch"];
      };
    };
    responses: {
      /** @description 按手机号或证件号码查找居民 */
      200: {
        content: {
          "application/json": components["schemas"]["FoundPersons"];
        };
      };
    };
  };
  listMySessions: {
    responses: {
      /** @description 我的登录设备 */
      200: {
        content: {
          "application/json": components["schemas"]["SessionList"];
        };
      };
    };
  };
  signIn: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignIn"];
      };
    };
    responses: {
      /** @description 工作人员登录（第一步） */
      201: {
        content: {
          "application/json": components["schemas"]["SignedIn"];
        };
      };
    };
  };
  signOut: {
    responses: {
      /** @description 退出登录 */
      204: {
      };
    };
  };
  switchPost: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SwitchPost"];
      };
    };
    responses: {
      /** @description 切换岗位 */
      200: {
        content: {
          "application/json": components["schemas"]["SignedIn"];
        };
      };
    };
  };
  finishSignIn: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SecondStep"];
      };
    };
    responses: {
      /** @description 工作人员登录（第二步：动态口令） */
      200: {
        content: {
          "application/json": components["schemas"]["SignedIn"];
        };
      };
    };
  };
  endMySession: {
    parameters: {
      path: {
        session_id: string;
      };
    };
    responses: {
      /** @description 下线我的另一台设备 */
      204: {
      };
    };
  };
  listSettings: {
    responses: {
      /** @description 设置 */
      200: {
        content: {
          "application/json": components["schemas"]["SettingList"];
        };
      };
    };
  };
  changeSetting: {
    parameters: {
      path: {
        name: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeSetting"];
      };
    };
    responses: {
      /** @description 修改设置 */
      200: {
        content: {
          "application/json": components["schemas"]["Setting"];
        };
      };
    };
  };
  listShiftHandovers: {
    parameters: {
      query?: {
        /** @description 状态 */
        state?: "offered" | "accepted" | "declined" | "withdrawn";
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 本人的交接班 */
      200: {
        content: {
          "application/json": components["schemas"]["ShiftHandoverLinePage"];
        };
      };
    };
  };
  offerShiftHandover: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["OfferShiftHandover"];
      };
    };
    responses: {
      /** @description 交班 */
      201: {
        content: {
          "application/json": components["schemas"]["ShiftHandover"];
        };
      };
    };
  };
  getShiftHandover: {
    parameters: {
      path: {
        handover_id: string;
      };
    };
    responses: {
      /** @description 一次交接班 */
      200: {
        content: {
          "application/json": components["schemas"]["ShiftHandover"];
        };
      };
    };
  };
  moveShiftHandover: {
    parameters: {
      path: {
        handover_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveShiftHandover"];
      };
    };
    responses: {
      /** @description 接班、不接或收回 */
      200: {
        content: {
          "application/json": components["schemas"]["ShiftHandover"];
        };
      };
    };
  };
  getShiftSummary: {
    responses: {
      /** @description 交班前的系统汇总 */
      200: {
        content: {
          "application/json": components["schemas"]["ShiftSummary"];
        };
      };
    };
  };
  sendSignals: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["SendSignals"];
      };
    };
    responses: {
      /** @description 报送走访、活动、登记、点名、用水等线索，用于核对台账 */
      200: {
        content: {
          "application/json": components["schemas"]["SignalsKept"];
        };
      };
    };
  };
  getSimulatedClock: {
    responses: {
      /** @description 模拟时钟 */
      200: {
        content: {
          "application/json": components["schemas"]["SimulatedClock"];
        };
      };
    };
  };
  readSimulatedInbox: {
    responses: {
      /** @description 模拟短信收件箱（仅模拟环境） */
      200: {
        content: {
          "application/json": components["schemas"]["SimulatedInbox"];
        };
      };
    };
  };
  getStaffing: {
    parameters: {
      query?: {
        /** @description 区域，不填为本岗位所在的区域 */
        area_id?: string;
        /** @description 走势的月数，含本月 */
        months?: number;
      };
    };
    responses: {
      /** @description 人均居民和人均待办，分区域，附走势 */
      200: {
        content: {
          "application/json": components["schemas"]["Staffing"];
        };
      };
    };
  };
  followChanges: {
    parameters: {
      query?: {
        /** @description 从此编号之后开始；不填则从现在开始 */
        after?: number;
      };
      header?: {
        /** @description 从此编号之后继续（浏览器自动发送，优先于 after） */
        "Last-Event-ID"?: number;
      };
    };
    responses: {
      /** @description 实时变动通知（服务器推送） */
      200: {
        content: {
          "text/event-stream": string;
        };
      };
    };
  };
  listStuckAnswers: {
    responses: {
      /** @description 受阻、等待处置的平台回传，最早的在前 */
      200: {
        content: {
          "application/json": components["schemas"]["PlatformAnswers"];
        };
      };
    };
  };
  listSupervisionReasons: {
    responses: {
      /** @description 督办原因 */
      200: {
        content: {
          "application/json": components["schemas"]["ReturnReasons"];
        };
      };
    };
  };
  publishSupervisionReasons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReturnReasons"];
      };
    };
    responses: {
      /** @description 发布督办原因的新版次 */
      200: {
        content: {
          "application/json": components["schemas"]["ReturnReasons"];
        };
      };
    };
  };
  getThemes: {
    responses: {
      /** @description 六要素统计（人地物事情组织） */
      200: {
        content: {
          "application/json": components["schemas"]["Themes"];
        };
      };
    };
  };
  listUnhousedPersons: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 没有对应房屋的人员 */
      200: {
        content: {
          "application/json": components["schemas"]["PersonLinePage"];
        };
      };
    };
  };
  reportUnnamed: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReportUnnamed"];
      };
    };
    responses: {
      /** @description 化名或匿名上报，可申请保护 */
      201: {
        content: {
          "application/json": components["schemas"]["UnnamedReceipt"];
        };
      };
    };
  };
  listUnsolvedReasons: {
    responses: {
      /** @description 未解决和不予受理原因 */
      200: {
        content: {
          "application/json": components["schemas"]["ReturnReasons"];
        };
      };
    };
  };
  publishUnsolvedReasons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReturnReasons"];
      };
    };
    responses: {
      /** @description 发布未解决和不予受理原因的新版次 */
      200: {
        content: {
          "application/json": components["schemas"]["ReturnReasons"];
        };
      };
    };
  };
  listUsers: {
    parameters: {
      query?: {
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 工作人员账户 */
      200: {
        content: {
          "application/json": components["schemas"]["UserPage"];
        };
      };
    };
  };
  createUser: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewUser"];
      };
    };
    responses: {
      /** @description 新建工作人员账户 */
      201: {
        content: {
          "application/json": components["schemas"]["UserWithPassword"];
        };
      };
    };
  };
  listAbsences: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 某人当前和将来的不在岗登记 */
      200: {
        content: {
          "application/json": components["schemas"]["AbsenceList"];
        };
      };
    };
  };
  endAbsence: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndAbsence"];
      };
    };
    responses: {
      /** @description 提前返岗 */
      200: {
        content: {
          "application/json": components["schemas"]["AbsenceList"];
        };
      };
    };
  };
  disableUser: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 停用账户 */
      200: {
        content: {
          "application/json": components["schemas"]["User"];
        };
      };
    };
  };
  enableUser: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 启用账户 */
      200: {
        content: {
          "application/json": components["schemas"]["User"];
        };
      };
    };
  };
  resetUserPassword: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 重置密码 */
      200: {
        content: {
          "application/json": components["schemas"]["UserWithPassword"];
        };
      };
    };
  };
  listUserPosts: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 某人的岗位 */
      200: {
        content: {
          "application/json": components["schemas"]["PostList"];
        };
      };
    };
  };
  resetUserTotp: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    responses: {
      /** @description 重置动态口令 */
      200: {
        content: {
          "application/json": components["schemas"]["User"];
        };
      };
    };
  };
  listQualityTasks: {
    parameters: {
      query?: {
        /** @description 状态 */
        state?: "open" | "underway" | "done" | "withdrawn";
        /** @description 翻页游标 */
        cursor?: string;
        /** @description 每页条数 */
        limit?: number;
      };
    };
    responses: {
      /** @description 核实任务列表 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityTaskPage"];
        };
      };
    };
  };
  getQualityTask: {
    parameters: {
      path: {
        task_id: string;
      };
    };
    responses: {
      /** @description 核实任务：为什么、问什么、可选结果 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityTask"];
        };
      };
    };
  };
  takeQualityTaskStep: {
    parameters: {
      path: {
        task_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeQualityTaskStep"];
      };
    };
    responses: {
      /** @description 办理核实任务 */
      200: {
        content: {
          "application/json": components["schemas"]["QualityTask"];
        };
      };
    };
  };
  listWorkDisputes: {
    responses: {
      /** @description 工作量异议：待处理的在前 */
      200: {
        content: {
          "application/json": components["schemas"]["WorkDisputes"];
        };
      };
    };
  };
  disputeWorkload: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["MakeWorkDispute"];
      };
    };
    responses: {
      /** @description 对本人工作量提出异议 */
      201: {
        content: {
          "application/json": components["schemas"]["WorkDispute"];
        };
      };
    };
  };
  decideWorkDispute: {
    parameters: {
      path: {
        dispute_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideWorkDispute"];
      };
    };
    responses: {
      /** @description 处理工作量异议 */
      200: {
        content: {
          "application/json": components["schemas"]["WorkDispute"];
        };
      };
    };
  };
  listWorkloads: {
    parameters: {
      query: {
        /** @description 起始日期 */
        from: string;
        /** @description 截止日期，含当日 */
        until: string;
        /** @description 区域：其本级和下一级的岗位 */
        area_id?: string;
        /** @description 单位，与区域二选一；都不填即本岗位所在 */
        organisation_id?: string;
      };
    };
    responses: {
      /** @description 各岗位工作量 */
      200: {
        content: {
          "application/json": components["schemas"]["Workloads"];
        };
      };
    };
  };
}
